#include "CBench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static int64_t clock_now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void bench_draw(const struct bench_job *job, const uint8_t *strip, int frame, uint8_t *packet) {
    memcpy(packet, job->header, 4);
    uint8_t *at = packet + 4;
    for (int y = 0; y < job->height; y++) {
        const uint8_t *row = strip + (size_t)y * job->strip_width + (size_t)frame * job->step;
        for (int x = 0; x < job->width; x++) {
            // Four bytes are stored, of which the next pixel overwrites the last.
            memcpy(at, &job->words[row[x]], 4);
            at += 3;
        }
    }
}

static int connect_board(uint16_t port) {
    int number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (number < 0) return -1;
    int one = 1;
    setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(number, (struct sockaddr *)&address, sizeof address) == 0) return number;
    close(number);
    return -1;
}

static int send_all(int number, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(number, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return -1;
        bytes += sent;
        count -= (size_t)sent;
    }
    return 0;
}

static int compare(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

struct sender {
    const struct bench_job *job;
    int timer;
    int *boards;
    uint8_t *strips;
    uint8_t *packet;
    int64_t *late;
};

// One timer for all boards; every tick draws and sends one frame of each.
static int run(struct sender *s, struct bench_result *result) {
    const struct bench_job *job = s->job;
    size_t strip_size = (size_t)job->strip_width * job->height;
    size_t packet_size = 4 + 3 * (size_t)job->width * job->height;
    int64_t period = 1000000000 / job->frames_per_second;
    int64_t warm_up = (int64_t)job->warm_up_milliseconds * 1000000 / period;
    int64_t ticks = warm_up + (int64_t)job->milliseconds * 1000000 / period;
    int64_t start = clock_now(CLOCK_MONOTONIC) + period;
    int64_t cpu = 0, wall = 0, samples = 0;
    for (int64_t tick = 0; tick < ticks; tick++) {
        if (tick == warm_up) {
            cpu = clock_now(CLOCK_PROCESS_CPUTIME_ID);
            wall = clock_now(CLOCK_MONOTONIC);
        }
        int64_t planned = start + tick * period;
        struct itimerspec value = {0};
        value.it_value.tv_sec = planned / 1000000000;
        value.it_value.tv_nsec = planned % 1000000000;
        timerfd_settime(s->timer, TFD_TIMER_ABSTIME, &value, NULL);
        uint64_t rings;
        while (read(s->timer, &rings, sizeof rings) < 0 && errno == EINTR) {}
        for (int board = 0; board < job->boards; board++) {
            int64_t late = clock_now(CLOCK_MONOTONIC) - planned;
            if (tick >= warm_up) s->late[samples++] = late;
            int frame = (int)((tick + board) % job->frames);
            bench_draw(job, s->strips + board * strip_size, frame, s->packet);
            if (send_all(s->boards[board], s->packet, packet_size) != 0) return -1;
        }
    }
    result->cpu_nanoseconds = clock_now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    result->wall_nanoseconds = clock_now(CLOCK_MONOTONIC) - wall;
    result->frames = samples;
    result->bytes = samples * (int64_t)packet_size;
    if (samples == 0) return 0;
    qsort(s->late, (size_t)samples, sizeof *s->late, compare);
    result->late_median = s->late[samples / 2];
    result->late_p99 = s->late[samples * 99 / 100];
    return 0;
}

int bench_send(const struct bench_job *job, struct bench_result *result) {
    size_t boards = (size_t)job->boards;
    size_t strip_size = (size_t)job->strip_width * job->height;
    size_t most = (size_t)job->milliseconds * job->frames_per_second / 1000 + 2;
    struct sender s = {.job = job, .timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)};
    s.boards = calloc(boards, sizeof *s.boards);
    s.strips = malloc(boards * strip_size);
    s.packet = malloc(8 + 3 * (size_t)job->width * job->height);
    s.late = malloc(most * boards * sizeof *s.late);
    size_t open = 0;
    int code = s.timer < 0 || !s.boards || !s.strips || !s.packet || !s.late ? -1 : 0;
    while (code == 0 && open < boards) {
        // Every board has a strip of its own, so that they do not share the cache.
        memcpy(s.strips + open * strip_size, job->strip, strip_size);
        s.boards[open] = connect_board(job->port);
        if (s.boards[open] < 0) code = -1; else open++;
    }
    if (code == 0) code = run(&s, result);
    while (open > 0) close(s.boards[--open]);
    if (s.timer >= 0) close(s.timer);
    free(s.boards);
    free(s.strips);
    free(s.packet);
    free(s.late);
    return code;
}

int64_t bench_spin(int64_t count) {
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) {
        sum += 1;
        // Keeps the compiler from working the sum out.
        __asm__ volatile("" : "+r"(sum));
    }
    return sum;
}
