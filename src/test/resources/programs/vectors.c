#include <stdio.h>
typedef int v4 __attribute__((vector_size(16))); typedef float f4 __attribute__((vector_size(16))); typedef unsigned char b16 __attribute__((vector_size(16)));
int main(void) {
    v4 a = {1, -2, 3, 40000}, b = {7, 6, -5, 4}, s = {0};
    f4 f = {1.5f, 2, -3, 0.25f}, g = {1, 1, 1, 1};
    b16 c; for (int i = 0; i < 16; i++) c[i] = i * 17;
    for (int i = 0; i < 10; i++) { s += a * b; a = (a << 1) ^ b; b = b - s; f = f * f + g; f = f / (g + f); c = c + (c >> 1); }
    printf("%d %d %d %d\n", s[0], s[1], s[2], s[3]);
    printf("%.5f %.5f %.5f %.5f %d %d\n", f[0], f[1], f[2], f[3], c[3], c[15]);
    v4 m = a > b; printf("%d %d %d %d\n", m[0], m[1], m[2], m[3]);
    return 0;
}
