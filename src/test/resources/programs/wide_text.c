#include <stdio.h>
#include <string.h>
#include <ctype.h>
int main(void) {
    const char *text = "Stack \xe6\xa0\x88 switch";
    int letters = 0, bytes = 0;
    for (const char *p = text; *p; p++) { bytes++; letters += ((unsigned char)*p & 0xc0) != 0x80; }
    printf("%s %d %d\n", text, letters, bytes);
    for (int c = 0; c < 128; c++) printf("%d%d%d%d", !!isalpha(c), !!isspace(c), !!ispunct(c), !!isupper(c));
    printf("\n%c%c\n", toupper('q'), tolower('Q'));
    return 0;
}
