#ifndef PLACARD_CLINUX_H
#define PLACARD_CLINUX_H

// Linux calls that Swift's Glibc module does not carry. Only declarations: no opinions live here.

#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

/// posix_openpt(3).
int placard_open_pty_master(int flags);
/// grantpt(3), unlockpt(3) and ptsname_r(3): makes the slave usable and writes its path.
int placard_unlock_pty(int master, char *name, size_t capacity);
/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC; `address` is a struct sockaddr or null.
int placard_accept(int listener, void *address, unsigned int *length);
/// pipe2(2) with O_CLOEXEC.
int placard_pipe(int ends[2]);
/// pidfd_open(2): a descriptor that becomes readable when the process ends.
int placard_process_descriptor(int pid);
/// TCSETS2 with BOTHER (ioctl_tty(2)): any speed in bits a second.
int placard_set_speed(int number, unsigned baud);
/// TCGETS2: the speed that the device really has.
int placard_get_speed(int number, unsigned *baud);
/// TIOCSRS485 (linux/serial.h): whether RTS turns the line's direction, and for how many
/// milliseconds it stays turned after the last byte.
int placard_direct_line(int number, int on, int after);
/// pthread_setname_np(3) on the calling thread; at most 15 bytes.
int placard_name_thread(const char *name);
/// posix_spawn_file_actions_addchdir_np(3); `actions` is a posix_spawn_file_actions_t.
int placard_spawn_in_directory(void *actions, const char *path);
/// recvmsg(2) on a socket with SO_TIMESTAMPNS; `arrival` is when the system took the last of these
/// bytes in, in nanoseconds of CLOCK_REALTIME, 0 when it does not tell.
ptrdiff_t placard_receive_dated(int number, void *room, size_t capacity, long long *arrival);
/// mallopt(3), M_TRIM_THRESHOLD: so much free memory at the heap's end is kept for the next need.
void placard_keep_free_memory(size_t bytes);

/// malloc_trim(3): gives free memory back to the system, also from the middle of the heap.
void placard_give_back_memory(void);

#endif
