#include <stdio.h>
int main(void) {
    const char *program = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.";
    static unsigned char tape[300];
    unsigned char *cell = tape;
    for (const char *c = program; *c; c++) {
        int depth = 1;
        switch (*c) {
        case '>': cell++; break;
        case '<': cell--; break;
        case '+': ++*cell; break;
        case '-': --*cell; break;
        case '.': putchar(*cell); break;
        case '[': if (!*cell) while (depth) { c++; depth += (*c == '[') - (*c == ']'); } break;
        case ']': if (*cell) while (depth) { c--; depth += (*c == ']') - (*c == '['); } break;
        }
    }
    return 0;
}
