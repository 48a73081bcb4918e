#ifndef PRICEBOOK_CLIBXML2_H
#define PRICEBOOK_CLIBXML2_H

#include <stddef.h>
#include <stdint.h>

/* HTML as a stream of events with byte positions, read by libxml2's SAX interface: no tree is built,
   so that deep pages need no deep frees and a text keeps the position of each of its pieces. */

typedef struct {
  void *context;

  /* An element opens; its tag takes the bytes from `start` to `end` (none where it is implied).
     `attributes` are names and values in turn, ended by NULL; a value may be NULL; it may be NULL itself.
     Returns 0 to stop reading. */
  int (*start)(void *context, const char *name, const char *const *attributes, size_t start,
               size_t end);

  /* The innermost open element closes; its end tag takes the bytes from `start` to `end`. */
  void (*end)(void *context, const char *name, size_t start, size_t end);

  /* A piece of text from the bytes `start` to `end`; `verbatim` is 1 where they are the same. */
  void (*text)(void *context, const char *text, size_t length, size_t start, size_t end,
               int verbatim);
} html_events;

enum {
  html_read_whole = 0,
  /* The reader returned 0, or the page made the parser compare too much. */
  html_read_stopped = 1,
  /* No memory for the parser. */
  html_read_failed = 2
};

/* Reads well-formed UTF-8 without NUL bytes; `length` is at most 2^31 - 1. */
int html_read(const char *bytes, size_t length, const html_events *events);

/* Finds the elements that an XPath selects, as numbers of start events counted from 0, ascending.
   Returns how many there are (at most `capacity` are written), or -1 where the XPath is no node set,
   takes too long or cannot be read. */
long html_select(const char *bytes, size_t length, const char *xpath, uint32_t *numbers,
                 size_t capacity);

#endif
