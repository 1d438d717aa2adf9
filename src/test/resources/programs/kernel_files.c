/* The file tree: names, links, positions, holes, descriptors, pipes, devices, and the errors of all that. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define TRY(call)                                                                                \
    do {                                                                                         \
        errno = 0;                                                                               \
        long got = (long)(call);                                                                 \
        printf("%s = %ld %s\n", #call, got, got < 0 ? strerror(errno) : "");                     \
    } while (0)

static char text[100];

static void streams(void) {
    FILE *file = tmpfile();
    fprintf(file, "hello %d\n", 42);
    rewind(file);
    printf("%s", fgets(text, sizeof text, file));
    fclose(file);
    file = fopen("a.txt", "w");
    fprintf(file, "line1\nline2\n");
    fclose(file);
    file = fopen("a.txt", "a");
    fprintf(file, "line3\n");
    fclose(file);
    file = fopen("a.txt", "r+");
    fseek(file, 2, SEEK_SET);
    fputc('X', file);
    fclose(file);
    file = fopen("a.txt", "r");
    while (fgets(text, sizeof text, file))
        printf("> %s", text);
    printf("at %ld\n", ftell(file));
    fclose(file);
    printf("%d %s\n", fopen("/nonexistent/x", "w") == NULL, strerror(errno));
}

static void names(void) {
    struct stat about;
    TRY(stat("a.txt", &about));
    printf("size %ld mode %o links %ld\n", (long)about.st_size, about.st_mode, (long)about.st_nlink);
    TRY(stat("nope", &about));
    TRY(stat("a.txt/b", &about));
    TRY(mkdir("dir", 0755));
    TRY(mkdir("dir", 0755));
    TRY(rename("a.txt", "dir/b.txt"));
    TRY(access("a.txt", F_OK));
    TRY(access("dir/b.txt", R_OK));
    TRY(rmdir("dir"));
    TRY(symlink("dir/b.txt", "link"));
    TRY(readlink("link", text, sizeof text));
    TRY(lstat("link", &about));
    printf("a link: %d\n", S_ISLNK(about.st_mode));
    TRY(open("dir", O_WRONLY));
    TRY(open("dir/b.txt", O_CREAT | O_EXCL | O_WRONLY, 0600));
    TRY(link("dir/b.txt", "hard"));
    stat("hard", &about);
    printf("links %ld\n", (long)about.st_nlink);
    TRY(unlink("dir/b.txt"));
    TRY(open("link", O_RDONLY));
    TRY(unlink("link"));
    TRY(unlink("dir"));
    int entries = 0;
    DIR *directory = opendir(".");
    while (readdir(directory))
        entries++;
    closedir(directory);
    printf("entries %d\n", entries);
    TRY(rmdir("dir"));
    TRY(unlink("hard"));
}

static void positions(void) {
    struct stat about;
    struct iovec parts[2] = {{"abc", 3}, {"defg", 4}};
    int fd = open("sparse", O_RDWR | O_CREAT | O_TRUNC, 0644);
    TRY(lseek(fd, 10000, SEEK_SET));
    TRY(write(fd, "end", 3));
    TRY(lseek(fd, 0, SEEK_SET));
    TRY(read(fd, text, 4));
    printf("%d\n", text[0]);
    fstat(fd, &about);
    printf("size %ld\n", (long)about.st_size);
    TRY(ftruncate(fd, 5));
    TRY(writev(fd, parts, 2));
    TRY(pread(fd, text, 4, 1));
    TRY(pwrite(fd, "ZZ", 2, 1));
    TRY(pread(fd, text, 7, 0));
    char *mapped = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    printf("mapped %.2s %d\n", mapped + 1, mapped[4000]);
    TRY(dup2(fd, 50));
    TRY(fcntl(50, F_GETFL) & O_ACCMODE);
    TRY(fcntl(50, F_SETFD, FD_CLOEXEC));
    TRY(fcntl(50, F_GETFD));
    TRY(fcntl(fd, F_DUPFD, 100));
    TRY(dup2(99, 3));
    TRY(fcntl(77, F_GETFD));
    TRY(write(77, "a", 1));
    TRY(write(1, (void *)1, 5));
    TRY(open((void *)1, 0));
    TRY(stat("sparse", (void *)8));
    TRY(lseek(fd, -1, SEEK_SET));
    TRY(lseek(fd, 0, 9));
    TRY(isatty(fd));
    TRY(close(fd));
    TRY(close(fd));
    TRY(unlink("sparse"));
}

static void pipes(void) {
    int ends[2];
    fd_set readable;
    struct timeval shortly = {0, 1000};
    TRY(pipe(ends));
    TRY(write(ends[1], "pipe!", 5));
    struct pollfd waiting = {ends[0], POLLIN, 0};
    TRY(poll(&waiting, 1, 100));
    printf("events %d\n", waiting.revents);
    TRY(read(ends[0], text, sizeof text));
    TRY(poll(&waiting, 1, 10));
    FD_ZERO(&readable);
    FD_SET(ends[0], &readable);
    TRY(select(ends[0] + 1, &readable, NULL, NULL, &shortly));
    TRY(lseek(ends[0], 0, SEEK_SET));
    TRY(close(ends[1]));
    TRY(read(ends[0], text, sizeof text));
}

static void devices(void) {
    int fd = open("/dev/null", O_RDWR);
    TRY(write(fd, "abc", 3));
    TRY(read(fd, text, 3));
    fd = open("/dev/zero", O_RDONLY);
    TRY(read(fd, text, 3));
    fd = open("/dev/full", O_RDWR);
    TRY(write(fd, "x", 1));
    TRY(open("/tmp", O_TMPFILE | O_RDWR, 0600) > 0);
    long length = readlink("/proc/self/exe", text, sizeof text);
    printf("%.12s\n", memrchr(text, '/', length));
}

int main(void) {
    char directory[] = "/tmp/kernel_filesXXXXXX", here[100];
    TRY(mkdtemp(directory) == NULL);
    TRY(chdir(directory));
    printf("%d\n", strcmp(getcwd(here, sizeof here), directory));
    TRY(umask(022) & 0);
    streams();
    names();
    positions();
    pipes();
    devices();
    TRY(chdir("/nope"));
    TRY(chdir("/"));
    TRY(rmdir(directory));
    return 0;
}
