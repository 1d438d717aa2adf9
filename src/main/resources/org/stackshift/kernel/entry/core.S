# Who runs: from the scheduler's choice to the next task's return.
#
# The policy is asked by a hypercall; what follows from its answer is done here. Arguments are passed as in C: rdi, rsi,
# result in rax; a function keeps rbx, rbp and r12 to r15.

.include "offsets.inc"

        .text

# Gives the CPU to the task that the policy picks. Returns when it is the caller's turn again.
        .globl  schedule
schedule:
        movl    $HC_PICK_NEXT_TASK, %eax
        vmcall
        movq    %gs:PCPU_current_task, %rdi
        movq    %rax, %rsi
        cmpq    %rdi, %rsi
        jne     context_switch
        ret

# rdi = prev, rsi = next. First the address space, then registers and stack.
#
# A kernel thread has no address space and needs none: it borrows the one that is there (active_mm), and cr3 stays as it
# is ("lazy TLB"). What is lent is counted in mm_count, so that the tables outlive their process that long.
        .globl  context_switch
context_switch:
        movl    $1, TASK_on_cpu(%rsi)           # prepare_task
        movq    TASK_active_mm(%rdi), %rdx
        movq    TASK_mm(%rsi), %rax
        testq   %rax, %rax
        jnz     2f

        movq    %rdx, TASK_active_mm(%rsi)      # to a kernel thread
        cmpq    $0, TASK_mm(%rdi)
        je      1f
        lock incl MM_count(%rdx)                # from a user's task: mmgrab
        jmp     4f
1:      movq    $0, TASK_active_mm(%rdi)        # from another kernel thread: the loan is passed on
        jmp     4f

2:      call    switch_mm_irqs_off              # to a user's task
        cmpq    $0, TASK_mm(%rdi)
        jne     4f
        movq    %rdx, %gs:PCPU_prev_mm          # from a kernel thread: the loan ends, but not before the switch
        movq    $0, TASK_active_mm(%rdi)

4:      call    __switch_to_asm
        movq    %rax, %rdi                      # from here on it is the next task that runs
        jmp     finish_task_switch

# rdi = prev, the task that ran here before. Only now does nobody need its stack any more.
        .globl  finish_task_switch
finish_task_switch:
        movl    TASK_state(%rdi), %eax          # before another CPU may have it
        movl    $0, TASK_on_cpu(%rdi)           # finish_task
        cmpl    $TASK_DEAD, %eax
        jne     1f
        movl    $HC_PUT_TASK, %eax
        vmcall
1:      xorl    %edi, %edi
        xchgq   %rdi, %gs:PCPU_prev_mm
        testq   %rdi, %rdi
        jnz     mmdrop
        ret

# The first thing that a new task does; rdi = prev.
        .globl  schedule_tail
schedule_tail:
        jmp     finish_task_switch

# The idle task: with nothing to run the CPU waits for an interrupt. sti takes effect after the instruction behind it,
# so that no interrupt gets lost between the two.
        .globl  cpu_startup_entry
cpu_startup_entry:
        .globl  do_idle
do_idle:
        call    schedule
        sti
        hlt
        cli
        jmp     do_idle

# What init and the shell do, which are there only to be parents: nothing.
        .globl  kernel_init
kernel_init:
        call    schedule
        jmp     kernel_init
