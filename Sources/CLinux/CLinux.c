#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
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

void placard_give_back_memory(void) { malloc_trim(0); }
