#include <stdint.h>
#include <stdio.h>
int main(void) {
    uint32_t x = 12345;
    long sum = 0;
    for (int i = 0; i < 2000; i++) {
        x = x * 1664525 + 1013904223;
        sum += __builtin_popcount(x) + __builtin_clz(x | 1) + __builtin_ctz(x | 0x80000000) + __builtin_parity(x);
        sum ^= (x << (i & 31)) | (x >> (31 & -i));
        sum += __builtin_bswap32(x) & 0xffff;
        sum += (int8_t)x + (int16_t)x + (uint8_t)(x >> 9);
    }
    printf("%ld\n", sum);
    return 0;
}
