/* Empty on purpose: Debian's libxml2 headers include ICU and clash with Foundation's own copy of it,
   so Swift never sees them. The C target CLibXML2 includes libxml2 in its .c file alone; this module
   only carries the flags of pkg-config and the link line. */
