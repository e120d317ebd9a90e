#include "CBench.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int bench_listen(uint16_t *port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) return -1;
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 4096) != 0
        || getsockname(listener, (struct sockaddr *)&address, &length) != 0) {
        close(listener);
        return -1;
    }
    *port = ntohs(address.sin_port);
    return listener;
}

static int watch(int poller, int number) {
    struct epoll_event event = {.events = EPOLLIN};
    event.data.fd = number;
    return epoll_ctl(poller, EPOLL_CTL_ADD, number, &event);
}

int64_t bench_sink(int listener) {
    static uint8_t room[1 << 18];
    int poller = epoll_create1(EPOLL_CLOEXEC);
    if (poller < 0 || watch(poller, listener) != 0 || watch(poller, STDIN_FILENO) != 0) return -1;
    int64_t total = 0;
    struct epoll_event events[256];
    for (;;) {
        int count = epoll_wait(poller, events, 256, -1);
        if (count < 0 && errno != EINTR) return -1;
        for (int i = 0; i < count; i++) {
            int number = events[i].data.fd;
            if (number == STDIN_FILENO) return total;
            if (number == listener) {
                int board;
                while ((board = accept4(listener, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
                    if (watch(poller, board) != 0) close(board);
                }
                continue;
            }
            ssize_t got = read(number, room, sizeof room);
            if (got > 0) total += got;
            else if (got == 0 || errno != EAGAIN) close(number);
        }
    }
}
