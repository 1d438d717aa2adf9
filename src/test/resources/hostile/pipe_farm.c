// Opens pipes until there are no descriptors, fills them all, and passes them to children.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char bytes[1 << 16];

int main(void) {
    int ends[2], pipes = 0;
    while (pipe2(ends, O_NONBLOCK) == 0) {
        pipes++;
        while (write(ends[1], bytes, sizeof bytes) > 0) {
        }
    }
    printf("after some pipes: %s\n", errno == EMFILE ? "EMFILE" : "another error");
    for (int i = 0; i < 20; i++) {
        if (fork() == 0) {
            _exit(0);
        }
    }
    while (wait(NULL) > 0) {
    }
    return 0;
}
