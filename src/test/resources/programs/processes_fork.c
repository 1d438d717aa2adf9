#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void){
  int x = 5;
  printf("before\n"); fflush(stdout);
  pid_t p = fork();
  if (p == 0) { x = 7; printf("child x=%d %f\n", x, x/2.0); return 42; }
  int st; pid_t q = wait4(p, &st, 0, NULL);
  printf("parent x=%d same=%d status=%d\n", x, p==q, WEXITSTATUS(st));
  for (int i=0;i<5;i++){ if (fork()==0) { printf("kid %d\n", i); exit(i);} }
  int sum=0; while (wait(&st)>0) sum+=WEXITSTATUS(st);
  printf("sum %d\n", sum);
  return 3;
}
