# From the firmware's hands to the idle loop.
#
# The firmware has loaded the image, built the first page tables (init_top_pgt) and entered long mode at startup_64 with
# interrupts off. Everything else that makes this machine a kernel's machine happens here.

.include "offsets.inc"

# Writes a 64-bit value into a model-specific register.
.macro WRITE_MSR msr, value
        movq    \value, %rax
        movq    %rax, %rdx
        shrq    $32, %rdx
        movl    $\msr, %ecx
        wrmsr
.endm

        .section .head.text, "ax"
        .globl  startup_64
startup_64:
        leaq    init_stack_top(%rip), %rsp

        # Our own segments instead of the firmware's.
        lgdt    gdt_descriptor(%rip)
        pushq   $KERNEL_CS
        leaq    1f(%rip), %rax
        pushq   %rax
        lretq
1:      movl    $KERNEL_DS, %eax
        movl    %eax, %ss
        movl    %eax, %ds
        movl    %eax, %es
        xorl    %eax, %eax
        movl    %eax, %fs
        movl    %eax, %gs

        # In the kernel gs:0 is the per-CPU area. The entries swap it with the user's by swapgs.
        leaq    pcpu_hot(%rip), %rdi
        WRITE_MSR MSR_GS_BASE, %rdi

        call    setup_tss
        call    setup_idt
        call    setup_syscall

        # Write protection holds in ring 0 too (CR0.WP); global pages, SSE and its exceptions (CR4).
        movq    %cr0, %rax
        orl     $0x10020, %eax                  # WP, NE
        movq    %rax, %cr0
        movq    %cr4, %rax
        orl     $0x680, %eax                    # OSXMMEXCPT, OSFXSR, PGE
        movq    %rax, %cr4

        movl    $HC_START_KERNEL, %eax
        vmcall
        jmp     cpu_startup_entry

# The descriptor of the TSS is 16 bytes with the base in four pieces (SDM vol. 3 figure 8-4).
setup_tss:
        leaq    cpu_tss_rw(%rip), %rax
        leaq    gdt_tss(%rip), %rdi
        movw    $TSS_SIZE - 1, (%rdi)
        movw    %ax, 2(%rdi)
        shrq    $16, %rax
        movb    %al, 4(%rdi)
        movb    $0x89, 5(%rdi)                  # present, available 64-bit TSS
        movb    $0, 6(%rdi)
        movb    %ah, 7(%rdi)
        shrq    $16, %rax
        movl    %eax, 8(%rdi)
        movl    $0, 12(%rdi)
        movl    $TSS_SELECTOR, %eax
        ltr     %ax
        ret

# 256 interrupt gates to the entries, which stand 16 bytes apart (SDM vol. 3 figure 6-8).
setup_idt:
        leaq    idt_table(%rip), %rdi
        leaq    asm_exception_entries(%rip), %rsi
        xorl    %ecx, %ecx
1:      movw    %si, (%rdi)
        movw    $KERNEL_CS, 2(%rdi)
        movw    $0x8e00, 4(%rdi)                # present, DPL 0, interrupt gate
        movq    %rsi, %rax
        shrq    $16, %rax
        movw    %ax, 6(%rdi)
        shrq    $16, %rax
        movl    %eax, 8(%rdi)
        addq    $16, %rsi
        addq    $16, %rdi
        incl    %ecx
        cmpl    $256, %ecx
        jne     1b

        leaq    idt_table(%rip), %rdi
        orb     $0x60, 3*16+5(%rdi)             # ring 3 may use int3,
        orb     $0x60, 4*16+5(%rdi)             # into
        orb     $0x60, 0x80*16+5(%rdi)          # and int 0x80
        movb    $1, 8*16+4(%rdi)                # a double fault gets the stack IST1
        leaq    entry_INT80_compat(%rip), %rax
        movw    %ax, 0x80*16(%rdi)
        shrq    $16, %rax
        movw    %ax, 0x80*16+6(%rdi)
        lidt    idt_descriptor(%rip)
        ret

# What the syscall instruction loads (SDM vol. 2 "SYSCALL").
setup_syscall:
        movl    $MSR_EFER, %ecx
        rdmsr
        orl     $0x801, %eax                    # SCE, NXE
        wrmsr
        movl    $MSR_STAR, %ecx
        xorl    %eax, %eax
        movl    $(USER32_CS << 16) | KERNEL_CS, %edx
        wrmsr
        leaq    entry_SYSCALL_64(%rip), %rdi
        WRITE_MSR MSR_LSTAR, %rdi
        movl    $0x47700, %edi                  # AC NT IOPL DF IF TF are cleared on entry
        WRITE_MSR MSR_FMASK, %rdi
        ret

# The idle task. With nothing to run the CPU waits for an interrupt.
        .text
        .globl  cpu_startup_entry
cpu_startup_entry:
1:      call    schedule
        sti
        hlt
        cli
        jmp     1b

        .data
        .balign 16
        .globl  gdt
gdt:    .quad   0
        .quad   0x00cf9b000000ffff              # 0x08 kernel code, 32-bit
        .quad   0x00af9b000000ffff              # 0x10 kernel code
        .quad   0x00cf93000000ffff              # 0x18 kernel data
        .quad   0x00cffb000000ffff              # 0x20 user code, 32-bit
        .quad   0x00cff3000000ffff              # 0x28 user data
        .quad   0x00affb000000ffff              # 0x30 user code
        .quad   0
gdt_tss:
        .quad   0, 0                            # 0x40
gdt_end:

gdt_descriptor:
        .word   gdt_end - gdt - 1
        .quad   gdt
idt_descriptor:
        .word   256 * 16 - 1
        .quad   idt_table

        .balign 16
        .globl  cpu_tss_rw
cpu_tss_rw:
        .long   0
        .quad   init_stack_top                  # sp0
        .quad   0, 0                            # sp1, sp2
        .quad   0
        .quad   exception_stack_top             # ist1
        .quad   0, 0, 0, 0, 0, 0
        .quad   0
        .word   0
        .word   TSS_SIZE

        .balign 16
        .globl  pcpu_hot
pcpu_hot:
        .quad   init_task
        .quad   init_stack_top

        .balign 16
        .globl  init_task
init_task:
        .quad   0                               # thread_info.flags
        .quad   0                               # state: running
        .quad   init_stack
        .long   0, 0                            # pid, tgid
        .quad   0                               # thread.sp
        .quad   0                               # thread.fsbase
        .quad   0                               # mm
        .asciz  "swapper/0"
        .balign 16

        .bss
        .balign 4096
        .globl  idt_table
idt_table:
        .skip   256 * 16
        .skip   4096
exception_stack_top:
        .balign 4096
        .globl  init_stack
init_stack:
        .skip   THREAD_SIZE
        .globl  init_stack_top
init_stack_top:
