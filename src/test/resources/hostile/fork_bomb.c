// Forks for ever. Sooner or later fork fails; then it goes on trying.
#include <unistd.h>

int main(void) {
    for (;;) {
        fork();
    }
}
