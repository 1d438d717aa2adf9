/* A call that is refused changes nothing: files without a free descriptor, capabilities. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* As in linux/capability.h, which not every C library finds. */
enum { VERSION_3 = 0x20080522, CAP_KILL = 5 };
struct cap_header {
    unsigned version;
    int pid;
};
struct cap_data {
    unsigned effective, permitted, inheritable;
};

static void no_descriptor(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = 64;
    setrlimit(RLIMIT_NOFILE, &limit);
    char folder[] = "refusals-folder", file[] = "refusals-folder/file";
    mkdir(folder, 0700);
    while (dup(0) >= 0)
        ;
    printf("dup: %s\n", strerror(errno));
    int got = open(file, O_RDWR | O_CREAT, 0600);
    printf("open: %d %s\n", got, strerror(errno));
    printf("made: %d\n", access(file, F_OK) == 0);
    printf("rmdir: %d\n", rmdir(folder));
    for (int fd = 3; fd < 2048; fd++)
        close(fd);
}

static void capabilities(void) {
    struct cap_header header = {VERSION_3, 0};
    struct cap_data data[2];
    memset(data, 0, sizeof data);
    printf("give up: %ld\n", syscall(SYS_capset, &header, data));
    data[0].permitted = 1 << CAP_KILL;
    long result = syscall(SYS_capset, &header, data);
    printf("gain: %ld %s\n", result, strerror(errno));
    syscall(SYS_capget, &header, data);
    printf("left: %x %x\n", data[0].permitted, data[0].effective);
    header.pid = 1;
    data[0].permitted = 0;
    result = syscall(SYS_capset, &header, data);
    printf("another's: %ld %s\n", result, strerror(errno));
    header.version = 1;
    result = syscall(SYS_capset, &header, data);
    printf("version: %ld %s %x\n", result, strerror(errno), header.version);
}

int main(void) {
    no_descriptor();
    capabilities();
    return 0;
}
