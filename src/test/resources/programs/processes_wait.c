// The many ways to wait for a child, and what goes wrong with them.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child(int code) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        _exit(code);
    }
    return pid;
}

static pid_t sleeper(void) {
    pid_t pid = fork();
    if (pid == 0) {
        for (;;) {
            pause();
        }
    }
    return pid;
}

static void failed(const char *what, int result, int expected) {
    printf("%s: %d %d\n", what, result, errno == expected);
}

int main(void) {
    int status = 0;
    failed("no child", wait(&status), ECHILD);

    pid_t pid = child(3);
    long result = syscall(SYS_wait4, -1L, 0x7a23L, 0L, NULL);
    failed("bad address", result, EFAULT);
    failed("yet it is gone", waitpid(pid, &status, 0), ECHILD);

    pid = child(4);
    siginfo_t info;
    memset(&info, 0, sizeof info);
    printf("waitid %d:", waitid(P_PID, pid, &info, WEXITED | WNOWAIT));
    printf(" same %d signo %d code %d status %d\n", info.si_pid == pid, info.si_signo, info.si_code, info.si_status);
    printf("still there %d\n", waitpid(pid, &status, 0) == pid && WEXITSTATUS(status) == 4);

    pid = sleeper();
    printf("not yet: %d\n", (int)waitpid(pid, &status, WNOHANG));
    info.si_pid = 99;
    printf("not yet: %d", waitid(P_ALL, 0, &info, WEXITED | WNOHANG));
    printf(" %d\n", (int)info.si_pid);
    kill(pid, SIGSTOP);
    printf("stopped: %d", waitpid(pid, &status, WUNTRACED) == pid);
    printf(" %d %d\n", WIFSTOPPED(status), WSTOPSIG(status));
    printf("told once: %d\n", (int)waitpid(pid, &status, WUNTRACED | WNOHANG));
    kill(pid, SIGCONT);
    printf("continued: %d", waitpid(pid, &status, WCONTINUED) == pid);
    printf(" %d\n", WIFCONTINUED(status));
    kill(pid, SIGTERM);
    printf("killed: %d", waitpid(pid, &status, 0) == pid);
    printf(" %d %d\n", WIFSIGNALED(status), WTERMSIG(status));

    pid_t one = sleeper();
    pid_t two = child(6);
    setpgid(one, one);
    printf("own group: %d\n", waitpid(0, &status, 0) == two);
    printf("other group: %d\n", (int)waitpid(-one, &status, WNOHANG));
    kill(-one, SIGKILL);
    printf("other group: %d", waitpid(-one, &status, 0) == one);
    printf(" %d\n", WTERMSIG(status));

    failed("bad options", waitpid(-1, &status, 0x10), EINVAL);
    failed("bad waitid", waitid(P_ALL, 0, &info, WNOHANG), EINVAL);

    struct rusage usage;
    memset(&usage, 0xff, sizeof usage);
    child(0);
    printf("usage: %d", wait4(-1, &status, 0, &usage) > 0);
    printf(" %d %d\n", usage.ru_utime.tv_sec == 0, usage.ru_nswap == 0);

    signal(SIGCHLD, SIG_IGN);
    child(1);
    child(2);
    failed("ignored", wait(&status), ECHILD);
    return 0;
}
