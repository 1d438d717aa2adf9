// A pipeline of children: each filters what the one before writes.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int stage(int in, int divisor) {
    int ends[2];
    pipe(ends);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        int number;
        while (read(in, &number, sizeof number) == sizeof number) {
            if (number % divisor != 0) {
                write(ends[1], &number, sizeof number);
            }
        }
        _exit(0);
    }
    close(ends[1]);
    close(in);
    return ends[0];
}

int main(void) {
    int ends[2];
    pipe(ends);
    if (fork() == 0) {
        close(ends[0]);
        for (int i = 2; i < 400; i++) {
            write(ends[1], &i, sizeof i);
        }
        _exit(0);
    }
    close(ends[1]);
    int in = ends[0];
    int prime;
    int count = 0;
    while (count < 12 && read(in, &prime, sizeof prime) == sizeof prime) {
        printf("%d ", prime);
        fflush(stdout);
        in = stage(in, prime);
        count++;
    }
    int rest = 0;
    while (read(in, &prime, sizeof prime) == sizeof prime) {
        rest++;
    }
    printf("\n%d more\n", rest);
    int ended = 0;
    while (wait(NULL) > 0) {
        ended++;
    }
    printf("%d children\n", ended);

    pipe(ends);
    fflush(stdout);
    pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        char block[4096];
        memset(block, 'b', sizeof block);
        for (;;) {
            write(ends[1], block, sizeof block);
        }
    }
    close(ends[1]);
    char text[10000];
    long total = 0;
    while (total < 300000) {
        total += read(ends[0], text, sizeof text);
    }
    close(ends[0]);
    int status;
    waitpid(writer, &status, 0);
    printf("writer ended by signal %d\n", WTERMSIG(status) == SIGPIPE);
    return 0;
}
