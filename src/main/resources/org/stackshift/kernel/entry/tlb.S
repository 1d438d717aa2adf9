# Page tables under the CPU: what cr3 shall hold.

.include "offsets.inc"

        .text

# rax = mm_struct of the next task. Threads of one process, and a kernel thread's borrower who gets the CPU back, find
# their tables loaded: then cr3 is left alone and with it the TLB. Changes rax and rcx only.
        .globl  switch_mm_irqs_off
switch_mm_irqs_off:
        cmpq    %rax, %gs:PCPU_loaded_mm
        je      2f
        movq    %rax, %gs:PCPU_loaded_mm
        movq    MM_pgd(%rax), %rax
        movabsq $PAGE_OFFSET, %rcx
        subq    %rcx, %rax
        movq    %rax, %cr3                      # forgets all translations but the global ones
2:      ret

# After execve: the current task has another mm. Its old one was kept until here, because cr3 pointed there.
        .globl  exec_mmap
exec_mmap:
        movq    %gs:PCPU_current_task, %rsi
        movq    TASK_active_mm(%rsi), %rdi
        movq    TASK_mm(%rsi), %rax
        movq    %rax, TASK_active_mm(%rsi)
        call    switch_mm_irqs_off
        jmp     mmdrop

# One borrower less of the mm_struct at rdi. The last one gives the PML4 back.
        .globl  mmdrop
mmdrop:
        lock decl MM_count(%rdi)
        jnz     1f
        movl    $HC_MMDROP, %eax
        vmcall
1:      ret
