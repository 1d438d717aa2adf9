// Limits hold, are inherited, and cannot be raised again; usage of children is added up.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <unistd.h>

static void failed(const char *what, int result, int expected) {
    printf("%s: %d %d\n", what, result, result < 0 && errno == expected);
}

int main(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_STACK, &limit);
    printf("stack %d\n", (int)(limit.rlim_cur >> 20));
    limit.rlim_cur = limit.rlim_max = 10;
    printf("set %d\n", setrlimit(RLIMIT_NOFILE, &limit));
    int last = 0;
    for (int fd = 0; fd >= 0; fd = dup(0)) {
        last = fd > last ? fd : last;
    }
    printf("last descriptor %d\n", last);
    limit.rlim_max = 20;
    failed("raise", setrlimit(RLIMIT_NOFILE, &limit), EPERM);
    limit.rlim_cur = 21;
    failed("soft above hard", setrlimit(RLIMIT_NOFILE, &limit), EINVAL);
    failed("no such limit", setrlimit(99, &limit), EINVAL);
    fflush(stdout);
    if (fork() == 0) {
        getrlimit(RLIMIT_NOFILE, &limit);
        printf("child %d %d\n", (int)limit.rlim_cur, (int)limit.rlim_max);
        char name[16];
        prctl(PR_SET_NAME, "a name that is far too long");
        prctl(PR_GET_NAME, name);
        printf("name %s\n", name);
        printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
        failed("no such setting", prctl(12345), EINVAL);
        volatile long sum = 0;
        for (long i = 0; i < 30000000; i++) {
            sum += i;
        }
        fflush(stdout);
        _exit(0);
    }
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("before wait %d\n", (int)(usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec));
    wait(NULL);
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("after wait %d\n", usage.ru_utime.tv_sec * 1000000 + usage.ru_utime.tv_usec > 1000);
    struct tms times_used;
    times(&times_used);
    printf("children's ticks %d\n", times_used.tms_cutime > 0);
    failed("bad usage", getrusage(77, &usage), EINVAL);

    prctl(PR_SET_CHILD_SUBREAPER, 1);
    fflush(stdout);
    pid_t own = getpid();
    if (fork() == 0) {
        if (fork() == 0) {
            while (getppid() != own) {
                usleep(1000);
            }
            _exit(7);
        }
        _exit(6);
    }
    int status;
    int sum = 0;
    while (wait(&status) > 0) {
        sum += WEXITSTATUS(status);
    }
    printf("subreaper waited for both: %d\n", sum);
    return 0;
}
