#include <stdio.h>
#include <string.h>
int main(void) {
    char buffer[200];
    strcpy(buffer, "alpha");
    strcat(buffer, " beta");
    memmove(buffer + 2, buffer, strlen(buffer) + 1);
    printf("%s %zu\n", buffer, strlen(buffer));
    printf("%d %d %d\n", strcmp("a", "b") < 0, strncmp("abcd", "abce", 3), memcmp("xyz", "xyz", 3));
    printf("%s %s %s\n", strchr("hello", 'l'), strrchr("hello", 'l'), strstr("needle in hay", "in"));
    memset(buffer, 'z', 150);
    buffer[150] = 0;
    printf("%zu %zu %zu\n", strlen(buffer), strspn("aabbc", "ab"), strcspn("hello", "xl"));
    char text[] = "one,two;three";
    for (char *t = strtok(text, ",;"); t; t = strtok(NULL, ",;")) puts(t);
    return 0;
}
