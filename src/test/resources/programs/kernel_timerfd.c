// Timers behind descriptors: once, periodic, absolute, polled, disarmed.
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static int arm(int fd, int flags, long value, long interval) {
    struct itimerspec times = {{0, interval}, {0, value}};
    return timerfd_settime(fd, flags, &times, NULL) == 0 ? 0 : errno;
}

int main(void) {
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    uint64_t count = 0;
    printf("before: %d %s\n", (int)read(fd, &count, 8), strerror(errno));
    printf("armed %d\n", arm(fd, 0, 2000000, 0));
    struct itimerspec left;
    timerfd_gettime(fd, &left);
    printf("time is left: %d\n", left.it_value.tv_nsec > 0 && left.it_value.tv_nsec <= 2000000);
    struct pollfd polled = {fd, POLLIN | POLLOUT, 0};
    printf("poll %d", poll(&polled, 1, 1000));
    printf(" %x\n", polled.revents);
    printf("read %d", (int)read(fd, &count, 8));
    printf(" %d then %d\n", (int)count, (int)read(fd, &count, 8));
    printf("periodic %d\n", arm(fd, 0, 1000000, 1000000));
    struct timespec nap = {0, 5500000};
    nanosleep(&nap, NULL);
    printf("read %d", (int)read(fd, &count, 8));
    printf(" at least five: %d\n", count >= 5);
    printf("off %d, poll %d\n", arm(fd, 0, 0, 0), poll(&polled, 1, 3));
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int real = timerfd_create(CLOCK_REALTIME, 0);
    struct itimerspec absolute = {{0, 0}, {now.tv_sec, now.tv_nsec / 2 + 1}};
    printf("in the past %d", timerfd_settime(real, TFD_TIMER_ABSTIME, &absolute, NULL));
    printf(" read %d", (int)read(real, &count, 8));
    printf(" %d\n", (int)count);
    int bad = timerfd_create(99, 0);
    printf("no such clock %d %d, bad times %d, no timer %d\n", bad, errno == EINVAL, arm(fd, 0, -1, 0), arm(0, 0, 1, 0));
    return 0;
}
