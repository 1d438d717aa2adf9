#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
int main(void) {
    const char *words[] = {"stack", "heap", "register", "page", "frame", "table", "task", "queue", "kernel", "user"};
    qsort(words, 10, sizeof *words, compare);
    for (int i = 0; i < 10; i++) printf("%s%c", words[i], i == 9 ? '\n' : ' ');
    return 0;
}
