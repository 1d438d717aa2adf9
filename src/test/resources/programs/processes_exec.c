// A chain of programs in one process: what execve keeps and what it does not.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void ignore(int signal) {}

static int second(char **argv) {
    printf("second: ");
    for (int i = 3; argv[i]; i++) {
        printf("[%s]", argv[i]);
    }
    printf(" pid kept %d, home %s\n", atoi(argv[2]) == getpid(), getenv("WHO") ? getenv("WHO") : "none");
    printf("kept descriptor %d, closed one %d\n", fcntl(20, F_GETFD), fcntl(21, F_GETFD));
    struct sigaction action;
    sigaction(SIGUSR1, NULL, &action);
    printf("handler gone %d", action.sa_handler == SIG_DFL);
    sigaction(SIGUSR2, NULL, &action);
    printf(", ignored stays %d", action.sa_handler == SIG_IGN);
    sigset_t set;
    sigprocmask(SIG_BLOCK, NULL, &set);
    printf(", mask stays %d", sigismember(&set, SIGHUP));
    sigpending(&set);
    printf(", pending stays %d\n", sigismember(&set, SIGHUP));
    fflush(stdout);
    char *next[] = {argv[0], "third", NULL};
    execve(argv[0], next, NULL);
    return 1;
}

static void failed(const char *what, int result, int expected) {
    printf("%s: %d %d\n", what, result, errno == expected);
}

int main(int argc, char **argv) {
    if (argc > 1 && !strcmp(argv[1], "second")) {
        return second(argv);
    }
    if (argc > 1) {
        printf("third, environment empty %d\n", environ[0] == NULL);
        return 33;
    }
    char pid[20];
    fflush(stdout);
    if (fork() == 0) {
        sprintf(pid, "%d", getpid());
        char *arguments[] = {argv[0], "second", pid, "", "two words", NULL};
        char *environment[] = {"WHO=me", NULL};
        dup2(1, 20);
        dup3(1, 21, O_CLOEXEC);
        signal(SIGUSR1, ignore);
        signal(SIGUSR2, SIG_IGN);
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGHUP);
        sigprocmask(SIG_BLOCK, &set, NULL);
        raise(SIGHUP);
        close(0);
        arguments[2] = pid;
        execve(argv[0], arguments, environment);
        _exit(1);
    }
    int status;
    wait(&status);
    printf("status %d %d\n", WIFEXITED(status), WEXITSTATUS(status));

    char *none[] = {"x", NULL};
    failed("missing", execve("/no/such/file", none, none), ENOENT);
    failed("directory", execve("/", none, none), EACCES);
    failed("bad address", execve((char *)8, none, none), EFAULT);
    failed("bad argv", execve(argv[0], (char **)8, none), EFAULT);
    size_t size = 200000;
    char *large = malloc(size);
    memset(large, 'x', size);
    large[size - 1] = 0;
    char *many[] = {"x", large, NULL};
    failed("too long", execve(argv[0], many, none), E2BIG);
    return 0;
}
