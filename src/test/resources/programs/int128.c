#include <stdio.h>
typedef unsigned __int128 u128;
int main(void) {
    u128 a = ((u128)0x0123456789abcdefUL << 64) | 0xfedcba9876543210UL, b = 0xdeadbeefcafebabeUL;
    u128 p = a * b, q = a / b, r = a % b, s = (a << 37) | (a >> 91);
    printf("%016lx%016lx\n", (long)(p >> 64), (long)p);
    printf("%016lx%016lx %016lx\n", (long)(q >> 64), (long)q, (long)r);
    printf("%016lx%016lx\n", (long)(s >> 64), (long)s);
    __int128 n = -(__int128)a;
    printf("%ld %d\n", (long)(n >> 90), n < 0);
    return 0;
}
