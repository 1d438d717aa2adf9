// Signals between processes.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t children;
static volatile sig_atomic_t pings;

static void on_child(int signal, siginfo_t *info, void *context) {
    if (info->si_code == CLD_EXITED || info->si_code == CLD_KILLED) {
        children++;
    }
}

static void on_ping(int signal, siginfo_t *info, void *context) {
    pings++;
    if (info->si_pid == getppid() && pings < 50) {
        kill(info->si_pid, SIGUSR1);
    }
}

int main(void) {
    struct sigaction action = {.sa_sigaction = on_child, .sa_flags = SA_SIGINFO | SA_RESTART};
    sigaction(SIGCHLD, &action, NULL);
    for (int i = 0; i < 5; i++) {
        int before = children;
        if (fork() == 0) {
            _exit(i);
        }
        while (children == before) {
            usleep(100);
        }
        int status;
        wait(&status);
        printf("child %d told by signal, then by wait: %d\n", children, WEXITSTATUS(status));
    }

    sigset_t block, old;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, &old);
    action.sa_sigaction = on_ping;
    sigaction(SIGUSR1, &action, NULL);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        while (pings < 50) {
            sigsuspend(&old);
        }
        _exit(pings);
    }
    for (int i = 0; i < 49; i++) {
        int before = pings;
        kill(pid, SIGUSR1);
        while (pings == before) {
            sigsuspend(&old);
        }
    }
    kill(pid, SIGUSR1);
    int status;
    waitpid(pid, &status, 0);
    printf("pings here %d, there %d\n", pings, WEXITSTATUS(status));

    signal(SIGCHLD, SIG_DFL);
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        *(volatile int *)0 = 1;
    }
    waitpid(pid, &status, 0);
    printf("child crashed: %d\n", WTERMSIG(status));

    pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        for (int i = 0; i < 3; i++) {
            if (fork() == 0) {
                for (;;) {
                    pause();
                }
            }
        }
        kill(0, SIGTERM);
        _exit(1);
    }
    waitpid(pid, &status, 0);
    printf("whole group killed: %d\n", WTERMSIG(status));
    printf("nobody there: %d", kill(pid, 0));
    printf(" %d\n", errno == ESRCH);

    pid = fork();
    if (pid == 0) {
        for (;;) {
        }
    }
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    printf("endless loop killed: %d\n", WTERMSIG(status));
    return 0;
}
