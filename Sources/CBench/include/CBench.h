#ifndef PLACARD_CBENCH_H
#define PLACARD_CBENCH_H

// What the bench is compared with, as plain as C allows: a sender and a sink for the boards, a
// strip of glyphs and a scrolling frame for the text, a reader of the store's items.

#include <stdint.h>

/// What the sender shows: one strip of palette numbers that moves to the left through every board.
struct bench_job {
    /// `height` rows of `strip_width` palette numbers; frame n begins at column n * `step`.
    const uint8_t *strip;
    int strip_width;
    int width;
    int height;
    int step;
    /// Frames until the strip begins again.
    int frames;
    /// Three bytes for each palette number, the first lowest.
    uint32_t words[256];
    uint8_t header[4];
    int boards;
    int frames_per_second;
    int warm_up_milliseconds;
    int milliseconds;
    uint16_t port;
};

struct bench_result {
    int64_t cpu_nanoseconds;
    int64_t wall_nanoseconds;
    int64_t frames;
    int64_t bytes;
    /// How long after its tick a board's send began.
    int64_t late_median;
    int64_t late_p99;
};

/// Writes the packet of one frame: header, then three bytes a pixel.
void bench_draw(const struct bench_job *job, const uint8_t *strip, int frame, uint8_t *packet);
/// Sends to `boards` connections on one timer, one send a frame; 0, or -1 when the system refuses.
int bench_send(const struct bench_job *job, struct bench_result *result);

/// Sends one packet over and over for a while, `first` bytes of it in a write of their own; the
/// frames, or a negative number.
int64_t bench_flood(
    uint16_t port, const uint8_t *packet, int64_t size, int64_t first, int milliseconds);

/// Listens on a free port of this machine; the descriptor, or -1.
int bench_listen(uint16_t *port);
/// Takes every connection and drops every byte until standard input ends; the bytes, or -1.
int64_t bench_sink(int listener);

/// Answers every head on a listening descriptor with the same bytes until standard input ends; 0,
/// or -1 when the system refuses.
int bench_answer(int listener, const uint8_t *answer, int64_t size);

/// Sends a frame of so many bytes whenever a store in a folder is committed to, with nothing read but
/// the revision that was signed last; -1 when it can go on no longer.
int bench_follow(const char *path, const char *folder, uint16_t port, int64_t size);

/// Adds 1 so many times, each addition waiting for the one before: a probe of the clock.
int64_t bench_spin(int64_t count);

/// Draws UTF-8 text with a compiled face of 16 rows into `count` words of tiles: 64 columns of a
/// row to a word, 16 rows to a tile. Clears them first; the columns drawn, or -1.
int64_t bench_strip(
    const uint8_t *face, const uint8_t *text, int64_t length, uint64_t *words, int64_t count);

/// Clears a frame and copies so many rows of a strip into it, `depth` bytes a pixel.
void bench_scroll(
    const uint8_t *strip, int strip_width, int column, int width, int height, int top, int rows,
    int depth, uint8_t *frame);
/// The same from one byte a pixel to the three bytes of its colour; writes one byte past the frame.
void bench_expand(
    const uint8_t *strip, int strip_width, int column, int width, int height, int top, int rows,
    const uint32_t *words, uint8_t *frame);

/// Looks for the system's FreeType, which is no part of the program; 0, or -1 without it.
int bench_freetype_find(void);
/// Opens a bitmap font by FreeType and draws one character of it; the font, or NULL.
void *bench_freetype_open(const char *path, uint32_t code);
/// What `bench_strip` does, with FreeType's glyphs; the columns drawn, or -1.
int64_t bench_freetype_strip(
    void *font, const uint8_t *text, int64_t length, uint64_t *words, int64_t count);
void bench_freetype_close(void *font);

/// Runs statements on a store as any other program would; SQLite's code, 0 when all went well, and
/// otherwise what is wrong in `problem`.
int bench_sql(const char *path, const char *sql, char *problem, int room);

/// What the store's reader is compared with: the same query, the same columns, the same checks.
struct bench_items;
/// Opens a store for reading, and notes its units and what the log says of every item; or NULL.
struct bench_items *bench_items_open(const char *path);
/// Reads what hangs of items, whose ids stand one after the other, each ended by a zero and the last
/// by two, in one transaction; the bytes of their contents, or -1 when something does not hold.
int64_t bench_items_read(struct bench_items *items, const char *ids);
void bench_items_close(struct bench_items *items);

#endif
