# Page tables under the CPU: what cr3 shall hold.

.include "offsets.inc"

        .text

# rax = mm_struct of the next task. Threads of one process, and a kernel thread's lender who gets the CPU back, find
# their tables loaded: then cr3 is left alone and with it the TLB. Changes rax, rcx, r8 and r9 only.
        .globl  switch_mm_irqs_off
switch_mm_irqs_off:
        cmpq    %rax, %gs:PCPU_loaded_mm
        je      1f
        movq    %rax, %gs:PCPU_loaded_mm
        movq    MM_pgd(%rax), %rcx
        movabsq $PAGE_OFFSET, %r8
        subq    %r8, %rcx
        cmpl    $0, cpu_has_pcid(%rip)
        jne     choose_new_asid
        movq    %rcx, %cr3                      # forgets all translations but the global ones
1:      ret

# rax = mm_struct, rcx = address of its PML4. The TLB can hold the translations of several address spaces at a time, each
# under a number of 12 bits (PCID, SDM vol. 3 §4.10.1). Of those this CPU keeps six in turn; number 0 is the kernel's.
# What is known of this mm from the last time stays, if nobody has taken its number since.
        .globl  choose_new_asid
choose_new_asid:
        movq    MM_context_id(%rax), %rax
        xorl    %r8d, %r8d
1:      cmpq    %rax, %gs:PCPU_ctxs(,%r8,8)
        je      3f
        incl    %r8d
        cmpl    $TLB_NR_DYN_ASIDS, %r8d
        jb      1b

        movl    %gs:PCPU_next_asid, %r8d        # a newcomer
        xorl    %r9d, %r9d
        cmpl    $TLB_NR_DYN_ASIDS - 1, %r8d
        jae     2f
        leal    1(%r8), %r9d
2:      movl    %r9d, %gs:PCPU_next_asid
        movq    %rax, %gs:PCPU_ctxs(,%r8,8)
        leaq    1(%rcx,%r8), %rcx
        movq    %rcx, %cr3                      # forgets what is under this number
        ret

3:      leaq    1(%rcx,%r8), %rcx
        btsq    $CR3_NOFLUSH_BIT, %rcx
        movq    %rcx, %cr3                      # forgets nothing
        ret

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
