// fork returns twice; memory is copied, registers and floating point too; every child gets a status of its own.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int global = 5;

static int fib(int n) {
    if (n < 2) {
        return n;
    }
    fflush(stdout);
    pid_t left = fork();
    if (left == 0) {
        _exit(fib(n - 1));
    }
    int status;
    waitpid(left, &status, 0);
    return WEXITSTATUS(status) + fib(n - 2);
}

int main(void) {
    double x = 1.25;
    int local = 1;
    printf("before\n");
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        global = 7;
        local = 2;
        x *= 2;
        printf("child %d %d %.3f\n", global, local, x);
        return 42;
    }
    int status;
    pid_t waited = wait4(pid, &status, 0, NULL);
    printf("parent %d %d %.3f, same pid %d, status %d\n", global, local, x, pid == waited, WEXITSTATUS(status));
    int sum = 0;
    fflush(stdout);
    for (int i = 0; i < 20; i++) {
        if (fork() == 0) {
            _exit(i);
        }
    }
    while (wait(&status) > 0) {
        sum += WEXITSTATUS(status);
    }
    printf("sum %d\n", sum);
    printf("fib(9) = %d\n", fib(9));
    return 0;
}
