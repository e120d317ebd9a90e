#include "CBench.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

// The steps in which a commit is waited for once the folder has stirred: the pace that the service
// keeps for the first ten milliseconds, here for a second.
enum { step_nanoseconds = 20000, steps = 50000 };

struct follower {
    sqlite3 *store;
    sqlite3_stmt *version;
    sqlite3_stmt *newest;
    int folder;
    int timer;
    int board;
    uint8_t *packet;
    int64_t size;
};

static int64_t number(sqlite3_stmt *statement) {
    int64_t found = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_reset(statement);
    return found;
}

// Reads the revision that was signed last, and sends a frame that depends on it.
static int show(struct follower *f) {
    unsigned sum = 1;
    if (sqlite3_step(f->newest) == SQLITE_ROW) {
        const unsigned char *text = sqlite3_column_text(f->newest, 1);
        sum += (unsigned)sqlite3_column_int64(f->newest, 0);
        while (text && *text) sum = sum * 31 + *text++;
    }
    sqlite3_reset(f->newest);
    // A header of Open Pixel Control: channel 0, set the pixels, so many bytes.
    f->packet[0] = f->packet[1] = 0;
    f->packet[2] = (uint8_t)((f->size - 4) >> 8);
    f->packet[3] = (uint8_t)(f->size - 4);
    memset(f->packet + 4, 1 + sum % 255, (size_t)f->size - 4);
    for (int64_t sent = 0; sent < f->size;) {
        ssize_t part = send(f->board, f->packet + sent, (size_t)(f->size - sent), MSG_NOSIGNAL);
        if (part <= 0) return -1;
        sent += part;
    }
    return 0;
}

static int follow(struct follower *f) {
    char events[4096];
    int64_t known = number(f->version);
    int left = 0;
    if (show(f) != 0) return -1;
    for (;;) {
        struct itimerspec value = {.it_value.tv_nsec = left > 0 ? step_nanoseconds : 0};
        timerfd_settime(f->timer, 0, &value, NULL);
        struct pollfd ready[] = {{f->folder, POLLIN, 0}, {f->timer, POLLIN, 0}};
        if (poll(ready, 2, -1) < 0) return -1;
        if (ready[0].revents) {
            if (read(f->folder, events, sizeof events) < 0) return -1;
            left = steps;
        }
        if (left > 0) left--;
        int64_t present = number(f->version);
        if (present == known) continue;
        known = present;
        left = 0;
        if (show(f) != 0) return -1;
    }
}

static int prepare(struct follower *f, const char *path, const char *folder, uint16_t port) {
    int one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (f->folder < 0 || f->timer < 0 || f->board < 0 || !f->packet) return -1;
    if (inotify_add_watch(f->folder, folder, IN_MODIFY) < 0) return -1;
    setsockopt(f->board, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(f->board, (struct sockaddr *)&address, sizeof address) != 0) return -1;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &f->store, flags, NULL)) return -1;
    sqlite3_busy_timeout(f->store, 1000);
    if (sqlite3_prepare_v2(f->store, "PRAGMA data_version", -1, &f->version, NULL)) return -1;
    // A withdrawal signs the revision that was approved before it: the count tells the two apart.
    return sqlite3_prepare_v2(
        f->store,
        "SELECT (SELECT count FROM change), r.content FROM signature s JOIN revision r"
        " ON r.item = s.item AND r.number = s.revision ORDER BY s.seq DESC LIMIT 1",
        -1, &f->newest, NULL);
}

int bench_follow(const char *path, const char *folder, uint16_t port, int64_t size) {
    struct follower f = {
        .folder = inotify_init1(IN_CLOEXEC),
        .timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC),
        .board = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0),
        .packet = malloc((size_t)size),
        .size = size,
    };
    int code = prepare(&f, path, folder, port) == 0 ? follow(&f) : -1;
    sqlite3_finalize(f.version);
    sqlite3_finalize(f.newest);
    sqlite3_close(f.store);
    close(f.folder);
    close(f.timer);
    close(f.board);
    free(f.packet);
    return code;
}
