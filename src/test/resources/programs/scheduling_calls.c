// What a program can ask about scheduling, and what it gets for nonsense.
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *what, long result) {
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
    struct sched_param param = {0};
    unsigned long mask[16] = {1}, none[16] = {0};
    unsigned cpu = 99, node = 99;
    for (int policy = 0; policy < 7; policy++) {
        say("max", syscall(SYS_sched_get_priority_max, policy));
        say("min", syscall(SYS_sched_get_priority_min, policy));
    }
    say("scheduler", syscall(SYS_sched_getscheduler, 0));
    say("param", syscall(SYS_sched_getparam, 0, &param));
    say("negative", syscall(SYS_sched_getscheduler, -1));
    say("nobody", syscall(SYS_sched_getscheduler, 4000000));
    say("no param", syscall(SYS_sched_setscheduler, 0, 0, NULL));
    say("bad param", syscall(SYS_sched_setscheduler, 0, 0, (void *)8));
    param.sched_priority = 5;
    say("priority without", syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &param));
    say("parameter without", syscall(SYS_sched_setparam, 0, &param));
    param.sched_priority = 100;
    say("too high", syscall(SYS_sched_setscheduler, 0, SCHED_RR, &param));
    param.sched_priority = 0;
    say("too low", syscall(SYS_sched_setscheduler, 0, SCHED_FIFO, &param));
    say("none such", syscall(SYS_sched_setscheduler, 0, 99, &param));
    say("batch", syscall(SYS_sched_setscheduler, 0, SCHED_BATCH | SCHED_RESET_ON_FORK, &param));
    say("is batch", syscall(SYS_sched_getscheduler, 0));
    fflush(stdout);
    if (fork() == 0) {
        say("child", syscall(SYS_sched_getscheduler, 0));
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    say("set nice", setpriority(PRIO_PROCESS, 0, 19)); /* the host may have begun with any */
    say("nice", getpriority(PRIO_PROCESS, 0));
    say("raw nice", syscall(SYS_getpriority, PRIO_PROCESS, 0));
    say("group", setpriority(PRIO_PGRP, 4000000, 7));
    say("which", getpriority(9, 0));
    say("clamped", setpriority(PRIO_PROCESS, 0, 99));
    say("nice", getpriority(PRIO_PROCESS, 0));
    say("affinity size", syscall(SYS_sched_getaffinity, 0, 4, mask));
    say("affinity odd", syscall(SYS_sched_getaffinity, 0, 13, mask));
    say("empty", syscall(SYS_sched_setaffinity, 0, sizeof none, none));
    say("short", syscall(SYS_sched_setaffinity, 0, 0, none));
    say("fault", syscall(SYS_sched_setaffinity, 0, 8, (void *)8));
    memset(mask, 0, sizeof mask);
    mask[0] = 1;
    say("first", syscall(SYS_sched_setaffinity, 0, 8, mask));
    memset(mask, 0, sizeof mask);
    printf("mask %d %lx\n", syscall(SYS_sched_getaffinity, 0, 128, mask) > 0, mask[0]);
    say("yield", sched_yield());
    say("cpu", syscall(SYS_getcpu, &cpu, &node, NULL));
    printf("on %u\n", cpu);
    say("interval of nobody", syscall(SYS_sched_rr_get_interval, 4000000, &param));
    return 0;
}
