/* brk, mmap and its relatives, the growing stack. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* Addresses differ from host to machine: what is no small number counts as 1. */
#define TRY(call)                                                                                \
    do {                                                                                         \
        errno = 0;                                                                               \
        long got = (long)(call);                                                                 \
        printf("%s = %ld %s\n", #call, got > 4096 ? 1 : got, got < 0 ? strerror(errno) : "");    \
    } while (0)

#define BOTH (PROT_READ | PROT_WRITE)
#define PRIVATE (MAP_PRIVATE | MAP_ANONYMOUS)

static int deep(int left) {
    volatile char room[4096];
    room[0] = (char)left;
    return left ? deep(left - 1) + room[0] : 0;
}

int main(void) {
    char *start = sbrk(0), *more = sbrk(10000);
    printf("%d %ld\n", start == more, (long)((char *)sbrk(0) - start));
    more[9999] = 1;
    sbrk(-10000);
    printf("%d\n", sbrk(0) == start);

    char *area = mmap(NULL, 1 << 20, BOTH, PRIVATE, -1, 0);
    strcpy(area + 5000, "still here");
    TRY(mprotect(area, 4096, PROT_NONE));
    TRY(mprotect(area + 1, 4096, PROT_NONE));
    TRY(munmap(area + 8192, 4096));
    TRY(mprotect(area, 1 << 20, PROT_READ));
    TRY(munmap(area + 8192, 4096));
    printf("%s\n", area + 5000);

    TRY(mmap(NULL, 0, BOTH, PRIVATE, -1, 0));
    TRY(mmap(NULL, 4096, BOTH, MAP_ANONYMOUS, -1, 0));
    TRY(mmap((void *)123, 4096, BOTH, PRIVATE | MAP_FIXED, -1, 0));
    TRY(mmap(NULL, 1L << 47, BOTH, PRIVATE, -1, 0));
    TRY(mmap(NULL, 4096, BOTH, MAP_PRIVATE, 99, 0));
    TRY(mmap((void *)0x10000000, 4096, BOTH, PRIVATE | MAP_FIXED, -1, 0) == (void *)0x10000000);
    TRY(mmap((void *)0x10000000, 4096, BOTH, PRIVATE | MAP_FIXED_NOREPLACE, -1, 0));
    TRY(mmap((void *)0x20000123, 4096, BOTH, PRIVATE, -1, 0) == (void *)0x20000000);

    char *moving = mmap(NULL, 8192, BOTH, PRIVATE, -1, 0);
    strcpy(moving, "move me");
    moving = mremap(moving, 8192, 1 << 20, MREMAP_MAYMOVE);
    printf("%s\n", moving);
    moving[(1 << 20) - 1] = 1;
    moving = mremap(moving, 1 << 20, 4096, 0);
    printf("%s\n", moving);
    TRY(madvise(moving, 4096, MADV_DONTNEED));
    printf("[%s]\n", moving);
    TRY(msync(moving, 4096, MS_SYNC));

    void *blocks[50];
    for (int i = 0; i < 50; i++)
        blocks[i] = memset(malloc(1000000), i, 1000000);
    for (int i = 0; i < 50; i += 2)
        free(blocks[i]);
    for (int i = 1; i < 50; i += 2)
        if (((char *)blocks[i])[999999] != i)
            printf("block %d was damaged\n", i);
    blocks[0] = realloc(blocks[1], 3000000);
    printf("%d\n", ((char *)blocks[0])[999999]);
    printf("%d\n", malloc(1UL << 46) == NULL);

    struct rlimit limit;
    TRY(getrlimit(RLIMIT_STACK, &limit));
    printf("%d\n", deep(1800) != 0);
    volatile char *far = (char *)&limit - 6 * 1024 * 1024;
    *far = 1;
    printf("the stack has grown\n");
    return 0;
}
