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
        leaq    pcpu_hot(%rip), %rbx
        movq    %cr3, %rax                      # init_mm: the page table that every kernel thread can live with
        movabsq $PAGE_OFFSET, %rdx
        addq    %rdx, %rax
        movq    %rax, init_mm + MM_pgd(%rip)
        call    setup_idt
        call    cpu_init

        movl    $HC_START_KERNEL, %eax
        vmcall
        jmp     cpu_startup_entry

# Where the other CPUs begin, with rdi = the number of this one and rsi = its idle task. Of long mode and the first page
# tables they have been told as the first CPU was.
        .globl  secondary_startup_64
secondary_startup_64:
        leaq    pcpu_hot(%rip), %rbx
        imulq   $PCPU_SIZE, %rdi, %rax
        addq    %rax, %rbx
        movq    %rsi, PCPU_current_task(%rbx)
        movq    TASK_stack(%rsi), %rsp
        addq    $THREAD_SIZE, %rsp
        movq    %rsp, PCPU_top_of_stack(%rbx)
        movq    %rsp, PCPU_tss + TSS_sp0(%rbx)
        call    cpu_init
        jmp     cpu_startup_entry

# Makes this CPU a CPU of the kernel; rbx = its per-CPU area.
        .globl  cpu_init
cpu_init:
        # Our own segments instead of the firmware's. A GDTR image is a limit and an address (SDM vol. 3 §2.4.1).
        subq    $16, %rsp
        leaq    PCPU_gdt(%rbx), %rax
        movw    $8 * GDT_ENTRIES - 1, 6(%rsp)
        movq    %rax, 8(%rsp)
        lgdt    6(%rsp)
        addq    $16, %rsp
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
        WRITE_MSR MSR_GS_BASE, %rbx
        lidt    idt_descriptor(%rip)
        call    setup_tss
        call    setup_syscall
        jmp     setup_control

# Write protection holds in ring 0 too (CR0.WP); global pages, SSE and its exceptions (CR4). Where the CPU can do it, ring
# 0 neither executes a user's page (SMEP) nor touches one by mistake (SMAP), and the TLB tells address spaces apart
# (PCID).
setup_control:
        movq    %cr0, %rax
        orl     $0x10020, %eax                  # WP, NE
        movq    %rax, %cr0
        movq    %cr4, %rsi
        orl     $0x680, %esi                    # OSXMMEXCPT, OSFXSR, PGE
        pushq   %rbx
        xorl    %eax, %eax
        cpuid
        cmpl    $7, %eax
        jb      1f
        movl    $7, %eax
        xorl    %ecx, %ecx
        cpuid
        testl   $1 << 7, %ebx                   # CPUID.7:EBX.SMEP
        jz      1f
        orl     $CR4_SMEP, %esi
1:      testl   $1 << 20, %ebx                  # CPUID.7:EBX.SMAP
        jz      1f
        orl     $CR4_SMAP, %esi
1:      movl    $1, %eax
        cpuid
        testl   $1 << 17, %ecx                  # CPUID.1:ECX.PCID
        jz      2f
        orl     $CR4_PCIDE, %esi
        movl    $1, cpu_has_pcid(%rip)
2:      popq    %rbx
        movq    %rsi, %cr4
        ret

# The descriptor of the TSS is 16 bytes with the base in four pieces (SDM vol. 3 figure 8-4).
setup_tss:
        leaq    PCPU_tss(%rbx), %rax
        leaq    PCPU_gdt + TSS_SELECTOR(%rbx), %rdi
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

        .data
idt_descriptor:
        .word   256 * 16 - 1
        .quad   idt_table

        .globl  cpu_has_pcid
cpu_has_pcid:
        .long   0

# What each CPU has of its own. The names are those of the first CPU's.
        .balign 64
        .globl  pcpu_hot, gdt, cpu_tss_rw
pcpu_hot:
        .set    gdt, pcpu_hot + PCPU_gdt
        .set    cpu_tss_rw, pcpu_hot + PCPU_tss
        .set    cpu, 0
        .rept   NR_CPUS
        .set    area, .
        .quad   init_task
        .quad   init_stack_top
        .quad   cpu
        .quad   init_mm                         # loaded_mm
        .quad   0                               # prev_mm
        .quad   0                               # next_asid
        .skip   area + PCPU_gdt - .
        .quad   0
        .quad   0x00cf9b000000ffff              # 0x08 kernel code, 32-bit
        .quad   0x00af9b000000ffff              # 0x10 kernel code
        .quad   0x00cf93000000ffff              # 0x18 kernel data
        .quad   0x00cffb000000ffff              # 0x20 user code, 32-bit
        .quad   0x00cff3000000ffff              # 0x28 user data
        .quad   0x00affb000000ffff              # 0x30 user code
        .quad   0
        .quad   0, 0                            # 0x40 TSS, see setup_tss
        .skip   area + PCPU_tss - .
        .long   0
        .quad   init_stack_top                  # sp0
        .quad   0, 0                            # sp1, sp2
        .quad   0
        .quad   exception_stacks + 4096 * (cpu + 1)     # ist1
        .quad   0, 0, 0, 0, 0, 0
        .quad   0
        .word   0
        .word   TSS_SIZE
        .skip   area + PCPU_SIZE - .
        .set    cpu, cpu + 1
        .endr

# The idle task of the first CPU, and the head of the list of all tasks.
        .balign 64
        .globl  init_task
init_task:
        .skip   TASK_on_cpu
        .long   1
        .quad   init_stack
        .skip   init_task + TASK_active_mm - .
        .quad   init_mm
        .long   PF_KTHREAD
        .skip   init_task + TASK_real_parent - .
        .quad   init_task
        .quad   init_task                       # group_leader
        .quad   init_task + TASK_tasks_next, init_task + TASK_tasks_next
        .skip   init_task + TASK_comm - .
        .asciz  "swapper/0"
        .skip   init_task + TASK_SIZE - .

        .globl  init_mm
init_mm:
        .quad   0                               # pgd, see startup_64
        .long   2, NR_CPUS + 1                  # mm_users, mm_count: it never ends
        .skip   0x100 - 16

        .bss
        .balign 4096
        .globl  idt_table
idt_table:
        .skip   256 * 16
exception_stacks:
        .skip   4096 * NR_CPUS
        .globl  init_stack
init_stack:
        .skip   THREAD_SIZE
        .globl  init_stack_top
init_stack_top:
