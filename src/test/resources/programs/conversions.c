#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    printf("%d %ld %lu\n", atoi("-123"), strtol("0x7fff", NULL, 16), strtoul("777", NULL, 8));
    printf("%.6f %.3e\n", strtod("3.25e2", NULL), atof("-1e-7"));
    volatile double d = -1234.99;
    volatile float f = 3e9f;
    printf("%d %ld %u %lu\n", (int)d, (long)d, (unsigned)f, (unsigned long)1.8e19);
    volatile uint64_t big = 0xfffffffffffff000u;
    volatile int64_t neg = -5;
    printf("%.0f %.1f %.1f\n", (double)big, (double)neg, (double)(float)16777217);
    return 0;
}
