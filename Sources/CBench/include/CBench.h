#ifndef PLACARD_CBENCH_H
#define PLACARD_CBENCH_H

// What the board bench is compared with: a sender and a sink as plain as C allows.

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

/// Listens on a free port of this machine; the descriptor, or -1.
int bench_listen(uint16_t *port);
/// Takes every connection and drops every byte until standard input ends; the bytes, or -1.
int64_t bench_sink(int listener);

/// Adds 1 so many times, each addition waiting for the one before: a probe of the clock.
int64_t bench_spin(int64_t count);

#endif
