// Makes threads that never end until no more can be made, and says why.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void *sit(void *unused) {
    pause();
    return unused;
}

int main(void) {
    pthread_t thread;
    int error;
    while ((error = pthread_create(&thread, NULL, sit, NULL)) == 0) {
    }
    printf("no more threads: %s\n", error == EAGAIN ? "EAGAIN" : error == ENOMEM ? "ENOMEM" : strerror(error));
    return 0;
}
