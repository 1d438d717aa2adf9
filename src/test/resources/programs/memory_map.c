#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main(void) {
    char *p = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return 1;
    memset(p, 5, 1 << 20);
    printf("%d %d\n", p[12345], mprotect(p + 4096, 4096, PROT_READ));
    printf("%d\n", munmap(p + 8192, 4096));
    printf("%d %d\n", p[4096], p[12288]);
    return munmap(p, 1 << 20);
}
