#include <stdio.h>
#include <stdlib.h>
int main(void) { srand(42); long s = 0; for (int i = 0; i < 1000; i++) s += rand() % 1000; printf("%ld %d\n", s, rand() != rand()); return 0; }
