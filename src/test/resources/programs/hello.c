#include <stdio.h>
int main(void) { puts("hello, world"); printf("%s %c %d %u %x\n", "text", 'c', -5, 5u, 255u); return 0; }
