#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
    for (int n = 0; n < 300; n += 7) {
        char *a = malloc(n + 64), *b = malloc(n + 64);
        for (int offset = 0; offset < 17; offset += 5) {
            memset(a, 'x', n + 64);
            for (int i = 0; i < n; i++) a[offset + i] = 'a' + i % 26;
            a[offset + n] = 0;
            strcpy(b + offset / 2, a + offset);
            if (strlen(b + offset / 2) != (size_t)n) printf("length %d\n", n);
            if (memcmp(a + offset, b + offset / 2, n)) printf("copy %d\n", n);
            if (n && strchr(a + offset, a[offset + n - 1]) - (a + offset) != (n < 26 ? n - 1 : (n - 1) % 26)) printf("find %d\n", n);
            memmove(a + 3, a, n);
            if (n && a[3] != a[0]) printf("move %d\n", n);
        }
        free(a);
        free(b);
    }
    puts("done");
    return 0;
}
