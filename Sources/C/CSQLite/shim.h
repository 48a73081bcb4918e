#ifndef PRICEBOOK_CSQLITE_SHIM_H
#define PRICEBOOK_CSQLITE_SHIM_H

#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast that Swift cannot import: SQLite keeps a copy of the bytes. */
static inline int pricebook_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

#endif
