// What answering a request over a kept connection costs at the least: wait, take, send.

#include "CBench.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 256, ROOM = 16384 };

/// Whether the bytes end as a head does; nothing else of a request is looked at.
static int is_whole(const char *bytes, ssize_t count) {
    return count >= 4 && memcmp(bytes + count - 4, "\r\n\r\n", 4) == 0;
}

static void take(int poller, int listener) {
    int client, one = 1;
    while ((client = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.fd = client};
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        if (epoll_ctl(poller, EPOLL_CTL_ADD, client, &event) < 0) close(client);
    }
}

static void serve(int client, const uint8_t *answer, int64_t size) {
    static char room[ROOM];
    ssize_t count = recv(client, room, sizeof room, 0);
    if (count < 0 && errno == EAGAIN) return;
    // An answer that does not fit at once would need a memory; those that are measured fit.
    if (count <= 0 || (is_whole(room, count) && send(client, answer, size, MSG_NOSIGNAL) < size))
        close(client);
}

int bench_answer(int listener, const uint8_t *answer, int64_t size) {
    int poller = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event events[EVENTS], event = {.events = EPOLLIN, .data.fd = listener};
    struct epoll_event input = {.events = EPOLLIN, .data.fd = STDIN_FILENO};
    if (poller < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event) < 0) return -1;
    if (epoll_ctl(poller, EPOLL_CTL_ADD, STDIN_FILENO, &input) < 0) return -1;
    for (;;) {
        int count = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            int number = events[i].data.fd;
            if (number == STDIN_FILENO) {
                close(poller);
                return 0;
            }
            if (number == listener) take(poller, listener);
            else serve(number, answer, size);
        }
    }
}
