// Timers of all kinds and the sleeps that their signals break off.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int ticks;
static volatile int code, value;

static void handler(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)context;
    ticks++;
    code = info->si_code;
    value = info->si_value.sival_int;
}

static void catch(int signal, int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | flags;
    sigaction(signal, &action, NULL);
}

static void interval(int which, int signal, const char *name) {
    struct itimerval timer = {{0, 2000}, {0, 2000}}, off = {{0, 0}, {0, 0}}, old;
    catch(signal, 0);
    ticks = 0;
    setitimer(which, &timer, NULL);
    while (ticks < 3) {
        if (which == ITIMER_REAL) pause();
    }
    setitimer(which, &off, &old);
    printf("%s: ticked, interval %ld\n", name, (long)old.it_interval.tv_usec);
    getitimer(which, &old);
    printf("%s: off %ld\n", name, (long)old.it_value.tv_usec);
}

static void broken_sleep(int flags) {
    struct itimerval once = {{0, 0}, {0, 3000}};
    struct timespec wish = {5, 0}, left = {9, 9};
    catch(SIGALRM, flags);
    setitimer(ITIMER_REAL, &once, NULL);
    int result = nanosleep(&wish, &left);
    printf("sleep %d %s, left %ld\n", result, strerror(errno), (long)left.tv_sec);
}

static void made(clockid_t clock, const char *name) {
    struct sigevent event;
    struct itimerspec spec = {{0, 0}, {0, 40000000}}, now;
    timer_t timer;
    memset(&event, 0, sizeof event);
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGRTMIN;
    event.sigev_value.sival_int = 42;
    catch(SIGRTMIN, 0);
    ticks = 0;
    printf("%s: create %d\n", name, timer_create(clock, &event, &timer));
    timer_settime(timer, 0, &spec, NULL);
    timer_gettime(timer, &now);
    printf("%s: runs %d\n", name, now.it_value.tv_nsec > 0);
    while (ticks == 0) {
    }
    timer_gettime(timer, &now);
    printf("%s: %d code %d value %d left %ld\n", name, ticks, code, value, (long)now.it_value.tv_nsec);
    printf("%s: delete %d", name, timer_delete(timer));
    printf(" then %d\n", timer_delete(timer));
}

int main(void) {
    struct timespec time, later;
    setvbuf(stdout, NULL, _IONBF, 0);
    alarm(100);
    printf("alarm %u\n", alarm(0));
    interval(ITIMER_REAL, SIGALRM, "real");
    interval(ITIMER_VIRTUAL, SIGVTALRM, "virtual");
    interval(ITIMER_PROF, SIGPROF, "prof");
    broken_sleep(0);
    broken_sleep(SA_RESTART);
    made(CLOCK_MONOTONIC, "monotonic");
    made(CLOCK_REALTIME, "realtime");
    made(CLOCK_PROCESS_CPUTIME_ID, "process");
    made(CLOCK_THREAD_CPUTIME_ID, "thread");
    printf("%d %s\n", timer_create(77, NULL, (timer_t *)&time), strerror(errno));
    printf("%d\n", setitimer(7, NULL, NULL));
    clock_gettime(CLOCK_MONOTONIC, &time);
    struct timespec start = {0, 1};
    printf("past %d\n", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &start, NULL));
    time.tv_sec += 1;
    time.tv_nsec = 0;
    printf("soon %d\n", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL));
    printf("thread %s\n", strerror(clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &time, NULL)));
    time.tv_nsec = 1000000000;
    printf("bad %s\n", strerror(clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL)));
    for (int clock = -1; clock < 13; clock++) {
        int result = syscall(SYS_clock_getres, clock, &time);
        printf("%d: %d %s\n", clock, result, result < 0 ? strerror(errno) : "");
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    for (volatile int i = 0; i < 1000000; i++) {
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &later);
    printf("grows %d\n", later.tv_sec > time.tv_sec || later.tv_nsec > time.tv_nsec);
    return 0;
}
