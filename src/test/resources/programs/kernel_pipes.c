/* Pipes that do not block: what is moved before an error counts. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* A pipe that is opened again by its descriptor does not wait for its other side. */
static void reopen(void) {
    int ends[2];
    char path[40], text[8] = "";
    pipe(ends);
    write(ends[1], "left", 4);
    close(ends[1]);
    sprintf(path, "/proc/self/fd/%d", ends[0]);
    int again = open(path, O_RDONLY);
    ssize_t got = read(again, text, 8);
    printf("again %zd %s, then %zd\n", got, text, read(again, text, 8));
    int writer = open(path, O_WRONLY | O_NONBLOCK);
    printf("writer %d\n", writer >= 0);
    close(writer);
    close(ends[0]);
    close(again);
}

int main(void) {
    reopen();
    int ends[2];
    char a[4], b[4], c[4];
    struct iovec parts[] = {{a, 4}, {b, 4}, {c, 4}};
    pipe2(ends, O_NONBLOCK);
    write(ends[1], "abcdefgh", 8);
    printf("readv %zd %.4s %.4s\n", readv(ends[0], parts, 3), a, b);
    ssize_t got = readv(ends[0], parts, 3);
    printf("readv %zd %s\n", got, strerror(errno));

    char *large = calloc(200000, 1);
    printf("write %zd\n", write(ends[1], large, 200000));
    got = write(ends[1], large, 1);
    printf("write %zd %s\n", got, strerror(errno));
    long total = 0;
    while ((got = read(ends[0], large, 200000)) > 0)
        total += got;
    printf("read %ld %s\n", total, strerror(errno));
    return 0;
}
