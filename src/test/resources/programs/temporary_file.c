#include <stdio.h>
#include <string.h>
int main(void) {
    FILE *f = tmpfile();
    if (!f) { puts("no file"); return 1; }
    for (int i = 0; i < 100; i++) fprintf(f, "line %d\n", i);
    rewind(f);
    char line[40]; int n = 0; long total = 0;
    while (fgets(line, sizeof line, f)) { n++; total += strlen(line); }
    printf("%d %ld %ld\n", n, total, ftell(f));
    fseek(f, 70, SEEK_SET);
    printf("%c %d\n", fgetc(f), feof(f));
    fclose(f);
    return 0;
}
