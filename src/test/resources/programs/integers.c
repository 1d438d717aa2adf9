#include <stdio.h>
#include <limits.h>
int main(void) {
    printf("%d %d %u %ld %lu\n", INT_MIN, INT_MAX, UINT_MAX, LONG_MIN, ULONG_MAX);
    printf("[%5d] [%-5d] [%05d] [%+d] [% d]\n", 42, 42, 42, 42, 42);
    printf("%hhd %hd %lld %zu %td\n", (char)200, (short)70000, 1LL << 40, sizeof(long), (char *)8 - (char *)3);
    printf("%#x %#o %X %p\n", 48879, 8, 48879, (void *)0x1000);
    return 0;
}
