#include <stdio.h>
#include <stdlib.h>
struct node { int value; struct node *next; };
int main(void) {
    struct node *list = NULL;
    for (int i = 0; i < 1000; i++) { struct node *n = malloc(sizeof *n); n->value = i * 37 % 1009; n->next = list; list = n; }
    struct node *sorted = NULL;
    while (list) { struct node *n = list; list = n->next; struct node **p = &sorted; while (*p && (*p)->value < n->value) p = &(*p)->next; n->next = *p; *p = n; }
    int previous = -1, ok = 1, count = 0;
    while (sorted) { struct node *n = sorted; ok &= n->value >= previous; previous = n->value; count++; sorted = n->next; free(n); }
    printf("%d %d %d\n", ok, count, previous);
    return 0;
}
