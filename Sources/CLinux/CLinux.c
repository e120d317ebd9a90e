#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int placard_open_pty_master(int flags) { return posix_openpt(flags); }

int placard_unlock_pty(int master, char *name, size_t capacity) {
    if (grantpt(master) != 0 || unlockpt(master) != 0) return -1;
    int code = ptsname_r(master, name, capacity);
    if (code == 0) return 0;
    errno = code;
    return -1;
}

int placard_accept(int listener, void *address, unsigned int *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int placard_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int placard_process_descriptor(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int placard_name_thread(const char *name) { return pthread_setname_np(pthread_self(), name); }

int placard_spawn_in_directory(void *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

ptrdiff_t placard_receive_dated(int number, void *room, size_t capacity, long long *arrival) {
    struct iovec place = {.iov_base = room, .iov_len = capacity};
    char control[CMSG_SPACE(sizeof(struct timespec))];
    struct msghdr message = {
        .msg_iov = &place,
        .msg_iovlen = 1,
        .msg_control = control,
        .msg_controllen = sizeof control,
    };
    ptrdiff_t count = recvmsg(number, &message, 0);
    *arrival = 0;
    if (count <= 0) return count;
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&message); at; at = CMSG_NXTHDR(&message, at)) {
        if (at->cmsg_level != SOL_SOCKET || at->cmsg_type != SCM_TIMESTAMPNS) continue;
        struct timespec time;
        memcpy(&time, CMSG_DATA(at), sizeof time);
        *arrival = time.tv_sec * 1000000000LL + time.tv_nsec;
    }
    return count;
}

void placard_give_back_memory(void) { malloc_trim(0); }

void placard_keep_free_memory(size_t bytes) { mallopt(M_TRIM_THRESHOLD, (int)bytes); }
