# The ways into the kernel and out of it, and the switch between kernel stacks.
#
# Every way in leaves the same picture at the top of the task's kernel stack, struct pt_regs:
#
#   +a0 ss        \
#   +98 rsp        |  pushed by the CPU on an interrupt or exception,
#   +90 eflags     |  by entry_SYSCALL_64 on a system call
#   +88 cs         |
#   +80 rip       /
#   +78 orig_rax     error code (by the CPU, or -1 by us), or the number of the system call
#   +70 rdi  +68 rsi  +60 rdx  +58 rcx  +50 rax  +48 r8  +40 r9  +38 r10  +30 r11
#   +28 rbx  +20 rbp  +18 r12  +10 r13  +08 r14  +00 r15      <- rsp, and the kernel's rbx
#
# The kernel runs with interrupts off, but for the idle loop.

.include "offsets.inc"

# Saves what stands below rdi in pt_regs; \rax is stored as rax.
.macro PUSH_REGS_BELOW_RDI rax=%rax
        pushq   %rsi
        pushq   %rdx
        pushq   %rcx
        pushq   \rax
        pushq   %r8
        pushq   %r9
        pushq   %r10
        pushq   %r11
        pushq   %rbx
        pushq   %rbp
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        movq    %rsp, %rbx
.endm

.macro POP_REGS
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbp
        popq    %rbx
        popq    %r11
        popq    %r10
        popq    %r9
        popq    %r8
        popq    %rax
        popq    %rcx
        popq    %rdx
        popq    %rsi
        popq    %rdi
.endm

        .text

# syscall from ring 3: the CPU has put rip into rcx and rflags into r11, and nothing on any stack; rsp is the user's.
        .globl  entry_SYSCALL_64
entry_SYSCALL_64:
        swapgs
        movq    %rsp, %gs:PCPU_tss + TSS_sp2
        movq    %gs:PCPU_top_of_stack, %rsp

        pushq   $USER_DS
        pushq   %gs:PCPU_tss + TSS_sp2
        pushq   %r11
        pushq   $USER_CS
        pushq   %rcx
        pushq   %rax                            # orig_rax
        pushq   %rdi
        PUSH_REGS_BELOW_RDI rax=$-38            # -ENOSYS

        movl    $HC_DO_SYSCALL_64, %ebp
        call    do_syscall
        call    exit_to_user_mode_prepare

        # sysret takes rip from rcx and rflags from r11. If the kernel changed them, or if they could make sysret
        # itself fault in ring 0, only iret will do.
        movq    PT_RCX(%rsp), %rcx
        cmpq    %rcx, PT_RIP(%rsp)
        jne     swapgs_restore_regs_and_return_to_usermode
        movq    PT_R11(%rsp), %r11
        cmpq    %r11, PT_EFLAGS(%rsp)
        jne     swapgs_restore_regs_and_return_to_usermode
        testl   $0x10100, %r11d                 # RF, TF
        jnz     swapgs_restore_regs_and_return_to_usermode
        shrq    $47, %rcx
        jnz     swapgs_restore_regs_and_return_to_usermode

        POP_REGS
        movq    PT_RSP - PT_ORIG_RAX(%rsp), %rsp
        swapgs
        sysretq

# int $0x80 from ring 3, with the numbers of i386. The CPU has switched to TSS.sp0 and pushed five words.
        .globl  entry_INT80_compat
entry_INT80_compat:
        pushq   %rax                            # orig_rax
        pushq   %rdi
        PUSH_REGS_BELOW_RDI rax=$-38
        swapgs
        cld
        movl    $HC_DO_INT80_SYSCALL, %ebp
        call    do_syscall
        call    exit_to_user_mode_prepare
        jmp     swapgs_restore_regs_and_return_to_usermode

# ebp = hypercall, rbx = pt_regs. A call that must wait sleeps here, on its own kernel stack, and is tried again.
        .globl  do_syscall
do_syscall:
        movl    %ebp, %eax
        movq    %rbx, %rdi
        vmcall
        cmpl    $SYSCALL_BLOCKED, %eax
        jb      2f
        ja      1f
        call    schedule
        jmp     do_syscall
1:      call    exec_mmap
2:      ret

# The vector lies where rdi belongs; below it the CPU's five words and an error code or -1.
        .globl  error_entry
error_entry:
        xchgq   %rdi, (%rsp)
        PUSH_REGS_BELOW_RDI
        cld
        movl    %edi, %esi
        movq    %rbx, %rdi
        testb   $3, PT_CS(%rsp)
        jz      1f

        swapgs
        movl    $HC_DO_TRAP, %eax
        vmcall
        call    exit_to_user_mode_prepare
        jmp     swapgs_restore_regs_and_return_to_usermode

1:      movl    $HC_DO_TRAP, %eax               # from ring 0: back to where it happened
        vmcall
        POP_REGS
        addq    $8, %rsp                        # orig_rax
        iretq

# The last stop before ring 3: gives the CPU away if it is somebody else's turn, and delivers signals.
        .globl  exit_to_user_mode_prepare
exit_to_user_mode_prepare:
        movq    %gs:PCPU_current_task, %rax
        movl    TASK_thread_info_flags(%rax), %eax
        testl   $TIF_NEED_RESCHED, %eax
        jz      1f
        call    schedule
        jmp     exit_to_user_mode_prepare
1:      testl   $TIF_SIGPENDING, %eax
        jz      2f
        movl    $HC_EXIT_TO_USER, %eax
        movq    %rbx, %rdi
        vmcall
        jmp     exit_to_user_mode_prepare
2:      ret

        .globl  swapgs_restore_regs_and_return_to_usermode
swapgs_restore_regs_and_return_to_usermode:
        POP_REGS
        addq    $8, %rsp                        # orig_rax
        swapgs
        iretq

# rdi = previous task, rsi = next one. The registers that a function must keep go onto the old kernel stack; what else
# makes up a task is in memory already. After the two moves of rsp, ret goes where the *next* task once called from.
        .globl  __switch_to_asm
__switch_to_asm:
        pushq   %rbp
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        movq    %rsp, TASK_thread_sp(%rdi)
        movq    TASK_thread_sp(%rsi), %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        jmp     __switch_to

# Where a new task comes out of __switch_to, with the previous one in rax. Above lies its pt_regs; rbx is 0, or what a
# kernel thread shall call with r12 as argument.
        .globl  ret_from_fork
ret_from_fork:
        movq    %rax, %rdi
        call    schedule_tail
        testq   %rbx, %rbx
        jz      1f
        movq    %r12, %rdi
        call    *%rbx
1:      movq    %rsp, %rbx
        call    exit_to_user_mode_prepare
        jmp     swapgs_restore_regs_and_return_to_usermode

# One entry for each vector, 16 bytes apart. The CPU pushes an error code for nine of them; the others push -1.
.macro EXCEPTION vector, name, has_error_code=0
        .balign 16
        .globl  \name
\name:
    .if \has_error_code == 0
        pushq   $-1
    .endif
        pushq   $\vector
        jmp     error_entry
.endm

        .balign 16
        .globl  asm_exception_entries
asm_exception_entries:
        EXCEPTION 0, asm_exc_divide_error
        EXCEPTION 1, asm_exc_debug
        EXCEPTION 2, asm_exc_nmi
        EXCEPTION 3, asm_exc_int3
        EXCEPTION 4, asm_exc_overflow
        EXCEPTION 5, asm_exc_bounds
        EXCEPTION 6, asm_exc_invalid_op
        EXCEPTION 7, asm_exc_device_not_available
        EXCEPTION 8, asm_exc_double_fault, 1
        EXCEPTION 9, asm_exc_coproc_segment_overrun
        EXCEPTION 10, asm_exc_invalid_tss, 1
        EXCEPTION 11, asm_exc_segment_not_present, 1
        EXCEPTION 12, asm_exc_stack_segment, 1
        EXCEPTION 13, asm_exc_general_protection, 1
        EXCEPTION 14, asm_exc_page_fault, 1
        EXCEPTION 15, asm_exc_spurious_interrupt_bug
        EXCEPTION 16, asm_exc_coprocessor_error
        EXCEPTION 17, asm_exc_alignment_check, 1
        EXCEPTION 18, asm_exc_machine_check
        EXCEPTION 19, asm_exc_simd_coprocessor_error
        EXCEPTION 20, asm_exc_virtualization_exception
        EXCEPTION 21, asm_exc_control_protection, 1

.macro INTERRUPTS first, last
    .set vector, \first
    .rept \last - \first + 1
        .balign 16
        pushq   $-1
        pushq   $vector
        jmp     error_entry
        .set vector, vector + 1
    .endr
.endm

        .balign 16
        .globl  irq_entries_start
irq_entries_start:
        INTERRUPTS 22, 0xeb
        EXCEPTION 0xec, asm_sysvec_apic_timer_interrupt
        INTERRUPTS 0xed, 0xfc
        EXCEPTION 0xfd, asm_sysvec_reschedule_ipi
        INTERRUPTS 0xfe, 0xff
