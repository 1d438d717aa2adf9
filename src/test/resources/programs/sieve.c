#include <stdio.h>
#include <string.h>
int main(void) {
    static char composite[200001];
    int count = 0, last = 0;
    for (int i = 2; i <= 200000; i++) { if (composite[i]) continue; count++; last = i; for (long j = (long)i * i; j <= 200000; j += i) composite[j] = 1; }
    printf("%d %d\n", count, last);
    return 0;
}
