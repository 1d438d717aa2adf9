// Never waits: every child stays a zombie, until the machine has enough of them.
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    pid_t pid;
    while ((pid = fork()) > 0) {
    }
    if (pid == 0) {
        _exit(0);
    }
    printf("no more processes: %s\n", errno == EAGAIN ? "EAGAIN" : "another error");
    return 0;
}
