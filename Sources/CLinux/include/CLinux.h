#ifndef PLACARD_CLINUX_H
#define PLACARD_CLINUX_H

// Linux calls that Swift's Glibc module does not carry. Only declarations: no opinions live here.

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

#endif
