#include <stdio.h>
int main(void) { puts("before"); fflush(stdout); volatile int *p = NULL; return *p; }
