#include "CBench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int write_all(int number, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = send(number, bytes, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return -1;
        bytes += sent;
        count -= (size_t)sent;
    }
    return 0;
}

int64_t bench_flood(
    uint16_t port, const uint8_t *packet, int64_t size, int64_t first, int milliseconds) {
    int number = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (number < 0) return -1;
    int one = 1;
    setsockopt(number, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int64_t frames = -1;
    if (connect(number, (struct sockaddr *)&address, sizeof address) == 0) {
        int64_t end = now() + (int64_t)milliseconds * 1000000;
        frames = 0;
        while (frames >= 0 && now() < end) {
            int failed = first > 0 && write_all(number, packet, (size_t)first) != 0;
            if (failed || write_all(number, packet + first, (size_t)(size - first)) != 0) frames = -2;
            frames++;
        }
    }
    close(number);
    return frames;
}
