// fork is called once and returns twice: in the parent with the child's pid, in the child with 0. Both go on with the
// same stack contents at the same addresses; what one writes from then on, the other does not see.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int local = 1;
    pid_t pid = fork();
    if (pid == 0) {
        local += 10;
        printf("child: fork returned 0, local = %d\n", local);
        fflush(stdout);
        _exit(7);
    }
    int status;
    pid_t waited = waitpid(pid, &status, 0);
    local += 100;
    printf("parent: fork returned the pid that wait found: %s, local = %d\n", waited == pid ? "yes" : "no", local);
    printf("parent: the child exited with %d\n", WEXITSTATUS(status));
    return 0;
}
