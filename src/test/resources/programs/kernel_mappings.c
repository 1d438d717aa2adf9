/* Files in memory: shared and private mappings, files without a name. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096
#define BOTH (PROT_READ | PROT_WRITE)

static sigjmp_buf outside;

static void on_bus(int number) {
    siglongjmp(outside, number);
}

static void show(const char *what, const char *text) {
    printf("%s: [%.20s]\n", what, text);
}

static int new_file(int pages) {
    char name[] = "/tmp/mappedXXXXXX";
    int file = mkstemp(name);
    unlink(name);
    for (int i = 0; i < pages; i++) {
        char page[PAGE];
        memset(page, 'a' + i, PAGE);
        write(file, page, PAGE);
    }
    return file;
}

static void shared_and_private(void) {
    char text[21] = {0};
    int file = new_file(4);
    char *shared = mmap(NULL, 4 * PAGE, BOTH, MAP_SHARED, file, 0);
    char *second = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, file, PAGE);
    char *own = mmap(NULL, 4 * PAGE, BOTH, MAP_PRIVATE, file, 0);
    strcpy(shared + PAGE, "through the mapping");
    show("second mapping", second);
    pread(file, text, 20, PAGE);
    show("pread", text);
    show("private, untouched", own + PAGE);
    strcpy(own + PAGE, "mine alone");
    show("shared still", shared + PAGE);
    pwrite(file, "through the file", 17, 2 * PAGE + 100);
    show("after pwrite", shared + 2 * PAGE + 100);
    pwrite(file, "across", 7, 2 * PAGE - 3);
    show("across pages", shared + 2 * PAGE - 3);
    printf("msync %d\n", msync(shared, 4 * PAGE, MS_SYNC));
    munmap(shared, 4 * PAGE);
    memset(text, 0, 21);
    pread(file, text, 20, PAGE);
    show("after munmap", text);
    show("second mapping after munmap", second);
    close(file);
    show("second mapping after close", second);
    show("private after close", own + 3 * PAGE);
    munmap(own, 4 * PAGE);
}

static void sizes(void) {
    char text[8] = {0};
    int file = new_file(1);
    ftruncate(file, 10);
    char *shared = mmap(NULL, 2 * PAGE, BOTH, MAP_SHARED, file, 0);
    show("cut", shared);
    shared[9] = 'z';
    shared[10] = 'y';
    if (sigsetjmp(outside, 1) == 0)
        shared[PAGE] = 1;
    else
        printf("SIGBUS beyond the end\n");
    ftruncate(file, 2 * PAGE);
    shared[PAGE] = 'n';
    pread(file, text, 7, PAGE);
    show("grown", text);
    struct stat status;
    fstat(file, &status);
    printf("size %ld\n", (long)status.st_size);
    munmap(shared, 2 * PAGE);
    shared = mmap(NULL, 2 * PAGE, BOTH, MAP_SHARED, file, 0);
    printf("%c %c\n", shared[9], shared[PAGE]);
    ftruncate(file, 0);
    if (sigsetjmp(outside, 1) == 0)
        printf("%d\n", shared[0]);
    else
        printf("SIGBUS after truncation\n");
    close(file);
}

static void rights(void) {
    const char *name = "/tmp/mapped_rights";
    int file = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(file, "only read", 10);
    int reader = open(name, O_RDONLY), writer = open(name, O_WRONLY);
    void *none = mmap(NULL, PAGE, BOTH, MAP_SHARED, reader, 0);
    printf("%d %s\n", none == MAP_FAILED, strerror(errno));
    none = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, writer, 0);
    printf("%d %s\n", none == MAP_FAILED, strerror(errno));
    char *read_only = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, reader, 0);
    printf("%s %d %s\n", read_only, mprotect(read_only, PAGE, BOTH), strerror(errno));
    char *later = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, file, 0);
    printf("%d\n", mprotect(later, PAGE, BOTH));
    strcpy(later, "written");
    show("the reader's mapping", read_only);
    unlink(name);
    close(file);
    close(writer);
    char text[11] = {0};
    printf("%zd %s\n", read(reader, text, 10), text);
}

static void memory_file(void) {
    int file = memfd_create("memory", 0);
    ftruncate(file, PAGE);
    char *first = mmap(NULL, PAGE, BOTH, MAP_SHARED, file, 0);
    char *mirror = mmap(NULL, PAGE, BOTH, MAP_SHARED, file, 0);
    first[7] = 42;
    printf("%d %d\n", mirror[7], first != mirror);
    close(file);
}

int main(void) {
    signal(SIGBUS, on_bus);
    shared_and_private();
    sizes();
    rights();
    memory_file();
    return 0;
}
