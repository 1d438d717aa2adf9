#include <stdint.h>
#include <stdio.h>
int main(void) {
    uint64_t x = 0x9e3779b97f4a7c15u, y = 1;
    int64_t s = -7;
    for (int i = 0; i < 1000; i++) {
        x ^= x << 13; x ^= x >> 7; x ^= x << 17;
        y = y * x + (x >> 3) - y / ((x & 1023) + 1) + x % ((y & 4095) | 1);
        s = s * 31 + (int64_t)(x >> 5) / ((int64_t)(y & 255) - 300) - (s >> 3) % 1000003;
    }
    printf("%016lx %016lx %ld\n", x, y, s);
    printf("%ld %ld %ld %ld\n", -7L / 2, -7L % 2, 7L / -2, 7L % -2);
    return 0;
}
