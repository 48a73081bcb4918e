#ifndef PRICEBOOK_CZLIB_SHIM_H
#define PRICEBOOK_CZLIB_SHIM_H

#include <zlib.h>

/* `inflateInit2` and `deflateInit2` are macros, which hand on zlib's version and the struct's size. */

/* `window` says what is expected: 31 for gzip, 15 for zlib, -15 for neither. */
static inline int pricebook_inflate_start(z_stream *stream, int window) {
  return inflateInit2(stream, window);
}

/* One gzip member; zlib leaves the time in its header at zero. */
static inline int pricebook_gzip_start(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

#endif
