// eventfd, epoll and poll in one process: what becomes ready when, level- and edge-triggered.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void wait_now(const char *what, int epoll) {
    struct epoll_event events[8];
    int count = epoll_wait(epoll, events, 8, 0);
    printf("%s: %d", what, count);
    for (int i = 0; i < count; i++) {
        printf(" [%x %d]", events[i].events, (int)events[i].data.u64);
    }
    printf("\n");
}

static int watch(int epoll, int operation, int fd, uint32_t events, int data) {
    struct epoll_event event = {.events = events, .data.u64 = data};
    int result = epoll_ctl(epoll, operation, fd, &event);
    return result == 0 ? 0 : errno;
}

int main(void) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    int counter = eventfd(0, EFD_NONBLOCK), semaphore = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);
    int ends[2];
    pipe(ends);
    printf("add %d %d %d again %d\n", watch(epoll, EPOLL_CTL_ADD, counter, EPOLLIN, 1),
           watch(epoll, EPOLL_CTL_ADD, semaphore, EPOLLIN | EPOLLET, 2),
           watch(epoll, EPOLL_CTL_ADD, ends[0], EPOLLIN | EPOLLONESHOT, 3),
           watch(epoll, EPOLL_CTL_ADD, ends[0], EPOLLIN, 3));
    printf("bad fd %d, itself %d, missing %d\n", watch(epoll, EPOLL_CTL_ADD, 77, EPOLLIN, 0),
           watch(epoll, EPOLL_CTL_ADD, epoll, EPOLLIN, 0), watch(epoll, EPOLL_CTL_MOD, ends[1], EPOLLOUT, 0));
    wait_now("semaphore at 2, edge", epoll);
    wait_now("edge again", epoll);
    uint64_t value = 5;
    write(counter, &value, 8);
    write(ends[1], "abc", 3);
    wait_now("counter and pipe", epoll);
    wait_now("level stays, oneshot not", epoll);
    value = 0;
    printf("read %d", (int)read(counter, &value, 8));
    printf(" %llu", (unsigned long long)value);
    printf(" again %d\n", (int)read(counter, &value, 8));
    for (int i = 0; i < 3; i++) {
        int got = read(semaphore, &value, 8);
        printf("semaphore %d %llu\n", got, got < 0 ? 0ULL : (unsigned long long)value);
    }
    printf("modify %d\n", watch(epoll, EPOLL_CTL_MOD, ends[0], EPOLLIN, 4));
    wait_now("pipe again", epoll);
    close(ends[1]);
    wait_now("hang-up", epoll);
    printf("delete %d %d\n", watch(epoll, EPOLL_CTL_DEL, ends[0], 0, 0), watch(epoll, EPOLL_CTL_DEL, ends[0], 0, 0));
    close(semaphore);
    wait_now("nothing", epoll);

    struct pollfd polled[] = {{ends[0], POLLIN, 0}, {counter, POLLIN | POLLOUT, 0}, {99, POLLIN, 0}, {-1, POLLIN, 7}};
    int ready = poll(polled, 4, 0);
    printf("poll %d: %x %x %x %x\n", ready, polled[0].revents, polled[1].revents, polled[2].revents, polled[3].revents);
    fd_set in, out;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(ends[0], &in);
    FD_SET(counter, &in);
    FD_SET(counter, &out);
    struct timeval soon = {0, 1000};
    ready = select(counter + 8, &in, &out, NULL, &soon);
    printf("select %d: %d %d %d\n", ready, FD_ISSET(ends[0], &in), FD_ISSET(counter, &in), FD_ISSET(counter, &out));
    printf("nothing to come: %d\n", poll(NULL, 0, 2));

    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    int signals = signalfd(-1, &set, SFD_NONBLOCK);
    struct signalfd_siginfo info[3];
    printf("no signal: %d %s\n", (int)read(signals, info, sizeof info), strerror(errno));
    watch(epoll, EPOLL_CTL_ADD, signals, EPOLLIN, 9);
    raise(SIGUSR2);
    kill(getpid(), SIGUSR1);
    wait_now("signals", epoll);
    int bytes = read(signals, info, sizeof info);
    printf("%d bytes: %d from us %d, %d\n", bytes, info[0].ssi_signo, info[0].ssi_pid == (uint32_t)getpid(),
           info[1].ssi_signo);
    wait_now("no signals", epoll);
    int outer = epoll_create(1);
    printf("nested %d\n", watch(outer, EPOLL_CTL_ADD, epoll, EPOLLIN, 5));
    wait_now("outer", outer);
    raise(SIGUSR1);
    wait_now("outer", outer);
    printf("cycle %d\n", watch(epoll, EPOLL_CTL_ADD, outer, EPOLLIN, 6));
    return 0;
}
