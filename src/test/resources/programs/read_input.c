#include <stdio.h>
int main(void) { int c, n = 0; while ((c = getchar()) != EOF) n += c; printf("%d %d\n", n, feof(stdin) != 0); return 0; }
