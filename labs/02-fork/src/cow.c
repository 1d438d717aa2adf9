// Copy on write, page by page. Parent and child share every frame after fork; a page gets a second frame when somebody
// writes to it, and not before. The pipes let the two take turns, so that each step can be looked at by itself.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096

static char pages[3 * PAGE] __attribute__((aligned(PAGE)));
static int to_child[2], to_parent[2];

static void pass_on(int out[2]) { write(out[1], "x", 1); }

static void await_turn(int in[2]) {
    char turn;
    read(in[0], &turn, 1);
}

static void child(void) {
    await_turn(to_child);
    printf("child reads page 0: %c, page 1: %c, page 2: %c\n", pages[0], pages[PAGE], pages[2 * PAGE]);
    pages[PAGE] = 'c';  // write fault: the child gets a frame of its own for page 1
    printf("child wrote page 1: %c\n", pages[PAGE]);
    fflush(stdout);
    pass_on(to_parent);
    await_turn(to_child);
    printf("child still reads page 0: %c\n", pages[0]);
    fflush(stdout);
    _exit(0);
}

int main(void) {
    memset(pages, 'p', sizeof pages);
    pipe(to_child);
    pipe(to_parent);
    if (fork() == 0) {
        child();
    }
    pass_on(to_child);
    await_turn(to_parent);
    printf("parent reads page 1: %c\n", pages[PAGE]);
    pages[PAGE] = 'P';  // nobody shares this frame any more: it becomes writable where it is
    pages[0] = 'P';     // write fault: now the parent gets the copy
    printf("parent wrote page 0: %c\n", pages[0]);
    fflush(stdout);
    pass_on(to_child);
    wait(NULL);
    return 0;
}
