#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct entry { char key[16]; int count; struct entry *next; };
static struct entry *table[64];
static unsigned hash(const char *s) { unsigned h = 2166136261u; while (*s) h = (h ^ (unsigned char)*s++) * 16777619u; return h; }
int main(void) {
    char key[16];
    for (int i = 0; i < 4000; i++) {
        sprintf(key, "k%d", i * i % 777);
        struct entry **p = &table[hash(key) % 64];
        while (*p && strcmp((*p)->key, key)) p = &(*p)->next;
        if (!*p) { *p = calloc(1, sizeof **p); strcpy((*p)->key, key); }
        (*p)->count++;
    }
    int keys = 0, most = 0; unsigned mix = 0;
    for (int i = 0; i < 64; i++) for (struct entry *e = table[i]; e; e = e->next) { keys++; if (e->count > most) most = e->count; mix = mix * 31 + hash(e->key) + e->count; }
    printf("%d %d %u\n", keys, most, mix);
    return 0;
}
