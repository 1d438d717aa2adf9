# What a CPU must know of the task that it runs.

.include "offsets.inc"

        .text

# rdi = prev, rsi = next; returns prev. __switch_to_asm has come here on next's kernel stack already.
        .globl  __switch_to
__switch_to:
        # Floating point and vectors: kernel threads use none.
        testl   $PF_KTHREAD, TASK_flags(%rdi)
        jnz     1f
        fxsave64 TASK_thread_fpu(%rdi)
1:      testl   $PF_KTHREAD, TASK_flags(%rsi)
        jnz     2f
        fxrstor64 TASK_thread_fpu(%rsi)

        # Thread-local storage. gs is the kernel's now; swapgs will bring back the user's.
        movl    TASK_thread_fsbase(%rsi), %eax
        movl    TASK_thread_fsbase + 4(%rsi), %edx
        movl    $MSR_FS_BASE, %ecx
        wrmsr
        movl    TASK_thread_gsbase(%rsi), %eax
        movl    TASK_thread_gsbase + 4(%rsi), %edx
        movl    $MSR_KERNEL_GS_BASE, %ecx
        wrmsr

        # Who runs, and where the next entry from ring 3 begins to push: sp0 for interrupts and exceptions,
        # top_of_stack for syscall.
2:      movq    %rsi, %gs:PCPU_current_task
        movq    TASK_stack(%rsi), %rax
        addq    $THREAD_SIZE, %rax
        movq    %rax, %gs:PCPU_top_of_stack
        movq    %rax, %gs:PCPU_tss + TSS_sp0
        movq    %rdi, %rax
        ret
