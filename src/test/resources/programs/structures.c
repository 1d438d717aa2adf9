#include <stdio.h>
struct small { char c; short s; }; struct large { int a[10]; double d; struct small s; };
union view { double d; unsigned long u; unsigned char b[8]; };
struct bits { unsigned a : 3, b : 7, c : 12; signed d : 5; };
static struct large make(int n) { struct large l = {{0}, n * 1.5, {(char)n, (short)(n * 3)}}; for (int i = 0; i < 10; i++) l.a[i] = n * i; return l; }
static int total(struct large l) { int t = (int)l.d + l.s.c + l.s.s; for (int i = 0; i < 10; i++) t += l.a[i]; return t; }
int main(void) {
    struct large x = make(7), y = x;
    y.a[3] = -1;
    union view v = {.d = 1.0};
    struct bits b = {5, 100, 4000, -9};
    printf("%d %d %lx %d\n", total(x), total(y), v.u, v.b[7]);
    b.a += 5; b.d -= 3;
    printf("%u %u %u %d %zu\n", b.a, b.b, b.c, b.d, sizeof b);
    return 0;
}
