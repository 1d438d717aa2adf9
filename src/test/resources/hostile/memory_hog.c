// Takes memory and touches it until something happens.
#include <stdlib.h>
#include <string.h>

int main(void) {
    for (;;) {
        char *bytes = malloc(1 << 20);
        if (bytes != NULL) {
            memset(bytes, 1, 1 << 20);
        }
    }
}
