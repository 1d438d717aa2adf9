#include <stdio.h>
static long depth(long n) { volatile char room[1000]; room[0] = (char)n; return n == 0 ? 0 : depth(n - 1) + 1 + room[0] - (char)n; }
int main(void) { printf("%ld\n", depth(6000)); return 0; }
