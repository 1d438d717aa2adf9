#include <stdio.h>
#include <stdlib.h>
int main(int count, char **values) { printf("%d %d\n", count, values[count] == NULL); printf("%d\n", getenv("STACKSHIFT_NOT_SET") == NULL); return 0; }
