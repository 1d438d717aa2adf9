// Process groups and sessions.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void report(const char *what, int result) {
    printf("%s: %d", what, result < 0 ? -errno : 0);
    printf(" group own %d, session own %d\n", getpgrp() == getpid(), getsid(0) == getpid());
    fflush(stdout);
}

int main(void) {
    pid_t group = getpgrp();
    pid_t session = getsid(0);
    fflush(stdout);
    if (fork() == 0) {
        printf("inherited %d %d\n", getpgrp() == group, getsid(0) == session);
        report("new group", setpgid(0, 0));
        report("again", setpgid(0, 0));
        report("leader may not start a session", setsid());
        report("no such group", setpgid(0, 30000));
        report("back", setpgid(0, group));
        report("session", setsid());
        report("session leader stays", setpgid(0, 0));
        report("negative", setpgid(0, -3));
        pid_t pid = fork();
        if (pid == 0) {
            report("grandchild", 0);
            _exit(0);
        }
        waitpid(pid, NULL, 0);
        printf("gone: %d", getpgid(pid));
        printf(" %d\n", errno == ESRCH);
        printf("parent's group: %d\n", getpgid(getppid()) == group);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
