#include <stdio.h>
#include <stdlib.h>
static int by_value(const void *a, const void *b) { return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b); }
int main(void) {
    static int values[5000];
    unsigned seed = 1;
    for (int i = 0; i < 5000; i++) values[i] = (int)((seed = seed * 1103515245 + 12345) >> 8) - 4000000;
    qsort(values, 5000, sizeof values[0], by_value);
    for (int i = 1; i < 5000; i++) if (values[i - 1] > values[i]) return 1;
    printf("%d %d %d\n", values[0], values[2500], values[4999]);
    int key = values[1234];
    int *found = bsearch(&key, values, 5000, sizeof key, by_value);
    printf("%d\n", found != NULL && *found == key);
    return 0;
}
