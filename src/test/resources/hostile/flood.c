// Writes without end; ignores what write says.
#include <unistd.h>

static char bytes[1 << 16];

int main(void) {
    for (;;) {
        if (write(1, bytes, sizeof bytes) < 0) {
            return 3;
        }
    }
}
