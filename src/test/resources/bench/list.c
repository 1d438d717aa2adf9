// Walks linked lists whose nodes lie scattered: dependent loads.
#include <stdio.h>
#include <stdlib.h>

#define NODES 4096

struct node {
    struct node* next;
    long value;
};

static struct node nodes[NODES];

int main(int count, char** arguments) {
    int factor = count > 1 ? atoi(arguments[1]) : 1;
    for (int i = 0; i < NODES; i++) {
        nodes[i].value = i;
        nodes[i].next = &nodes[(i * 1597 + 51) % NODES];
    }
    long sum = 0;
    for (int round = 0; round < 10000 * factor; round++) {
        struct node* node = &nodes[round % NODES];
        for (int i = 0; i < NODES; i++) {
            sum += node->value;
            node = node->next;
        }
    }
    printf("%ld\n", sum);
    return 0;
}
