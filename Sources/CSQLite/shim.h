#ifndef PLACARD_CSQLITE_H
#define PLACARD_CSQLITE_H

#include <sqlite3.h>
#include <string.h>

// Swift cannot call variadic C, and cannot import a macro that is a cast.

static inline int placard_sqlite3_db_config_int(sqlite3 *db, int option, int value) {
    return sqlite3_db_config(db, option, value, (int *)0);
}

static inline int placard_sqlite3_bind_text(sqlite3_stmt *s, int i, const char *t, int n) {
    return sqlite3_bind_text(s, i, t, n, SQLITE_TRANSIENT);
}

static inline int placard_sqlite3_bind_blob(sqlite3_stmt *s, int i, const void *b, int n) {
    return sqlite3_bind_blob(s, i, b, n, SQLITE_TRANSIENT);
}

// Swift compares arrays byte by byte.
static inline int placard_same_bytes(const void *a, const void *b, long count) {
    return memcmp(a, b, (size_t)count) == 0;
}

#endif
