#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
    unsigned long sum = 0;
    char *blocks[200] = {0};
    unsigned seed = 7;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1664525 + 1013904223;
        int k = (seed >> 10) % 200;
        size_t n = (seed >> 18) % 3000 + 1;
        if (blocks[k] && (seed & 512)) { free(blocks[k]); blocks[k] = NULL; }
        else { blocks[k] = realloc(blocks[k], n); memset(blocks[k], k, n); sum += n + (unsigned char)blocks[k][n - 1]; }
    }
    for (int i = 0; i < 200; i++) free(blocks[i]);
    int *zero = calloc(1000, sizeof *zero);
    for (int i = 0; i < 1000; i++) sum += zero[i];
    free(zero);
    char *large = malloc(8 << 20);
    large[0] = 1; large[(8 << 20) - 1] = 2;
    sum += large[0] + large[(8 << 20) - 1];
    free(large);
    printf("%lu\n", sum);
    return 0;
}
