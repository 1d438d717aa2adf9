#include <alloca.h>
#include <stdio.h>
#include <string.h>
static int use(int n) { char *room = alloca(n); memset(room, n, n); int vla[n]; for (int i = 0; i < n; i++) vla[i] = room[i] + i; return vla[n - 1] + vla[0]; }
int main(void) { int s = 0; for (int i = 1; i < 300; i += 13) s += use(i); printf("%d\n", s); return 0; }
