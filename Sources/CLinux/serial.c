#include "CLinux.h"

// termios2 clashes with <termios.h>, so these calls have a file of their own.
#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <linux/serial.h>

int ioctl(int number, unsigned long request, ...);

int placard_set_speed(int number, unsigned baud) {
    struct termios2 form;
    if (ioctl(number, TCGETS2, &form) != 0) return -1;
    // Input follows output: the two are one clock on every board's line.
    form.c_cflag &= ~(tcflag_t)(CBAUD | (CBAUD << IBSHIFT));
    form.c_cflag |= BOTHER;
    form.c_ispeed = baud;
    form.c_ospeed = baud;
    return ioctl(number, TCSETS2, &form);
}

int placard_get_speed(int number, unsigned *baud) {
    struct termios2 form;
    if (ioctl(number, TCGETS2, &form) != 0) return -1;
    *baud = form.c_ospeed;
    return 0;
}

int placard_direct_line(int number, int on, int after) {
    struct serial_rs485 line = {0};
    if (on) line.flags = SER_RS485_ENABLED | SER_RS485_RTS_ON_SEND;
    line.delay_rts_after_send = (unsigned)after;
    return ioctl(number, TIOCSRS485, &line);
}
