#include <stdio.h>
#include <stdlib.h>
struct tree { int key; struct tree *left, *right; };
static struct tree *insert(struct tree *t, int key) {
    if (!t) { t = calloc(1, sizeof *t); t->key = key; return t; }
    if (key < t->key) t->left = insert(t->left, key); else if (key > t->key) t->right = insert(t->right, key);
    return t;
}
static int height(struct tree *t) { if (!t) return 0; int l = height(t->left), r = height(t->right); return 1 + (l > r ? l : r); }
static long sum(struct tree *t) { return t ? sum(t->left) + t->key + sum(t->right) : 0; }
int main(void) {
    struct tree *root = NULL; unsigned s = 99;
    for (int i = 0; i < 3000; i++) { s = s * 69069 + 1; root = insert(root, (s >> 12) % 10000); }
    printf("%d %ld\n", height(root), sum(root));
    return 0;
}
