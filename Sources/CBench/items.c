#include "CBench.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

int bench_sql(const char *path, const char *sql, char *problem, int room) {
    sqlite3 *db = NULL;
    char *message = NULL;
    int result = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
    if (result == SQLITE_OK) {
        sqlite3_busy_timeout(db, 60000);
        result = sqlite3_exec(db, sql, NULL, NULL, &message);
    }
    if (result != SQLITE_OK && room > 0) {
        strncpy(problem, message != NULL ? message : sqlite3_errmsg(db), (size_t)room - 1);
        problem[room - 1] = 0;
    }
    sqlite3_free(message);
    sqlite3_close(db);
    return result;
}

enum { TEXTS = 6, NAMES = 3, NUMBERS = 8 };

/// What the log says of an item, noted when the reader is opened.
struct known {
    char id[64];
    char digest[65];
    int64_t number;
    int64_t hands[NAMES];
};

struct bench_items {
    sqlite3 *db;
    sqlite3_stmt *row;
    struct known *known;
    int64_t known_count;
    char (*units)[64];
    int64_t unit_count;
    /// What was read: texts one after the other, each ended by a zero.
    char *texts;
    size_t used, room;
};

static const char row_sql[] =
    "SELECT item, number, kind, unit, title, digest, created_at,"
    " drafted_seq, drafted_by, drafted_at, checked_seq, checked_by, checked_at,"
    " approved_seq, approved_by, approved_at, posted_seq, posted_by, posted_at, content"
    " FROM approved WHERE item = ?";

static int compare(const void *a, const void *b) { return strcmp(a, b); }

static int copy_text(sqlite3_stmt *row, int column, char *to, size_t room) {
    const char *text = (const char *)sqlite3_column_text(row, column);
    size_t count = (size_t)sqlite3_column_bytes(row, column);
    if (text == NULL || count >= room) return -1;
    memcpy(to, text, count + 1);
    return 0;
}

static int64_t count_of(sqlite3 *db, const char *sql) {
    sqlite3_stmt *row = NULL;
    int64_t count = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK
        && sqlite3_step(row) == SQLITE_ROW) {
        count = sqlite3_column_int64(row, 0);
    }
    sqlite3_finalize(row);
    return count;
}

static int read_units(struct bench_items *items) {
    sqlite3_stmt *row = NULL;
    int64_t count = count_of(items->db, "SELECT count(*) FROM unit"), at = 0;
    items->units = calloc((size_t)count + 1, sizeof *items->units);
    if (sqlite3_prepare_v2(
            items->db, "SELECT code FROM unit ORDER BY code", -1, &row, NULL) != SQLITE_OK) {
        return -1;
    }
    while (at < count && sqlite3_step(row) == SQLITE_ROW) {
        if (copy_text(row, 0, items->units[at], sizeof *items->units) != 0) break;
        at++;
    }
    sqlite3_finalize(row);
    items->unit_count = at;
    return at == count ? 0 : -1;
}

static int read_known(struct bench_items *items) {
    sqlite3_stmt *row = NULL;
    int64_t count = count_of(items->db, "SELECT count(*) FROM item"), at = 0;
    items->known = calloc((size_t)count + 1, sizeof *items->known);
    if (sqlite3_prepare_v2(
            items->db,
            "SELECT item, number, digest, drafted_seq, checked_seq, approved_seq"
            " FROM approved ORDER BY item", -1, &row, NULL) != SQLITE_OK) {
        return -1;
    }
    while (at < count && sqlite3_step(row) == SQLITE_ROW) {
        struct known *known = &items->known[at];
        if (copy_text(row, 0, known->id, sizeof known->id) != 0
            || copy_text(row, 2, known->digest, sizeof known->digest) != 0) {
            break;
        }
        known->number = sqlite3_column_int64(row, 1);
        for (int hand = 0; hand < NAMES; hand++) {
            known->hands[hand] = sqlite3_column_int64(row, 3 + hand);
        }
        at++;
    }
    sqlite3_finalize(row);
    items->known_count = at;
    return at > 0 ? 0 : -1;
}

struct bench_items *bench_items_open(const char *path) {
    struct bench_items *items = calloc(1, sizeof *items);
    items->room = 1 << 20;
    items->texts = malloc(items->room);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &items->db, flags, NULL) == SQLITE_OK
        && sqlite3_exec(items->db, "PRAGMA query_only = ON", NULL, NULL, NULL) == SQLITE_OK
        && sqlite3_prepare_v3(
               items->db, row_sql, -1, SQLITE_PREPARE_PERSISTENT, &items->row, NULL) == SQLITE_OK
        && read_units(items) == 0 && read_known(items) == 0) {
        return items;
    }
    bench_items_close(items);
    return NULL;
}

void bench_items_close(struct bench_items *items) {
    sqlite3_finalize(items->row);
    sqlite3_close(items->db);
    free(items->known);
    free(items->units);
    free(items->texts);
    free(items);
}

/// Keeps a column's text; NULL when it is none or there is no room.
static const char *keep(struct bench_items *items, int column) {
    if (sqlite3_column_type(items->row, column) != SQLITE_TEXT) return NULL;
    const unsigned char *text = sqlite3_column_text(items->row, column);
    size_t count = (size_t)sqlite3_column_bytes(items->row, column);
    if (items->used + count + 1 > items->room) return NULL;
    char *kept = items->texts + items->used;
    memcpy(kept, text, count + 1);
    items->used += count + 1;
    return kept;
}

/// A name without blanks, middle dots and the case of ASCII letters.
static void fold(const char *name, char *folded, size_t room) {
    size_t at = 0;
    for (const unsigned char *byte = (const unsigned char *)name; *byte && at + 1 < room; byte++) {
        if (*byte == ' ') continue;
        if (byte[0] == 0xC2 && byte[1] == 0xB7) {
            byte++;
            continue;
        }
        folded[at++] = (char)(*byte >= 'A' && *byte <= 'Z' ? *byte + 32 : *byte);
    }
    folded[at] = 0;
}

static int are_different(const char *const *names) {
    char folded[NAMES][128];
    for (int name = 0; name < NAMES; name++) fold(names[name], folded[name], sizeof folded[name]);
    return folded[0][0] && folded[1][0] && folded[2][0] && strcmp(folded[0], folded[1]) != 0
        && strcmp(folded[0], folded[2]) != 0 && strcmp(folded[1], folded[2]) != 0;
}

static int is_plausible(int64_t at) { return at >= 946684800000 && at < 4102444800000; }

static int64_t read_row(struct bench_items *items, const struct known *known) {
    static const int texts[TEXTS] = {0, 2, 3, 4, 5, 19}, names[NAMES] = {8, 11, 14};
    static const int numbers[NUMBERS] = {1, 6, 7, 9, 10, 12, 13, 15};
    const char *text[TEXTS], *name[NAMES];
    int64_t number[NUMBERS];
    for (int at = 0; at < TEXTS; at++) {
        if ((text[at] = keep(items, texts[at])) == NULL) return -1;
    }
    for (int at = 0; at < NAMES; at++) {
        if ((name[at] = keep(items, names[at])) == NULL) return -1;
    }
    for (int at = 0; at < NUMBERS; at++) {
        if (sqlite3_column_type(items->row, numbers[at]) != SQLITE_INTEGER) return -1;
        number[at] = sqlite3_column_int64(items->row, numbers[at]);
    }
    int holds = sqlite3_column_type(items->row, 16) == SQLITE_NULL
        && strcmp(text[0], known->id) == 0 && number[0] == known->number
        && strcmp(text[4], known->digest) == 0 && number[2] == known->hands[0]
        && number[4] == known->hands[1] && number[6] == known->hands[2]
        && bsearch(
               text[2], items->units, (size_t)items->unit_count, sizeof *items->units, compare)
            != NULL
        && are_different(name) && is_plausible(number[1]) && is_plausible(number[3])
        && is_plausible(number[5]) && is_plausible(number[7]);
    return holds ? (int64_t)strlen(text[5]) : -1;
}

static int64_t read_item(struct bench_items *items, const char *id) {
    const struct known *known = bsearch(
        id, items->known, (size_t)items->known_count, sizeof *known, compare);
    if (known == NULL) return -1;
    sqlite3_bind_text(items->row, 1, id, -1, SQLITE_STATIC);
    int64_t count = -1;
    while (sqlite3_step(items->row) == SQLITE_ROW) count = read_row(items, known);
    sqlite3_reset(items->row);
    return count;
}

int64_t bench_items_read(struct bench_items *items, const char *ids) {
    int64_t bytes = 0;
    items->used = 0;
    sqlite3_exec(items->db, "BEGIN", NULL, NULL, NULL);
    for (const char *id = ids; bytes >= 0 && *id; id += strlen(id) + 1) {
        int64_t count = read_item(items, id);
        bytes = count < 0 ? -1 : bytes + count;
    }
    sqlite3_exec(items->db, "COMMIT", NULL, NULL, NULL);
    return bytes;
}
