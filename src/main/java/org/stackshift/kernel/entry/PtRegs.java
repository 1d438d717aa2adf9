package org.stackshift.kernel.entry;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.memory.Ram;

/**
 * The user's registers as the entry code left them on the kernel stack ("struct pt_regs"), read and
 * written in place.
 *
 * <pre>
 *  +a0 ss   +98 rsp  +90 eflags  +88 cs   +80 rip        pushed by the CPU, or by entry_SYSCALL_64
 *  +78 orig_rax                                          error code, -1, or the system call's number
 *  +70 rdi  +68 rsi  +60 rdx  +58 rcx  +50 rax  +48 r8  +40 r9  +38 r10  +30 r11
 *  +28 rbx  +20 rbp  +18 r12  +10 r13  +08 r14  +00 r15
 * </pre>
 *
 * @param ram where it lies
 * @param paddr of its first byte; it never crosses a page
 */
public record PtRegs(Ram ram, long paddr) {
    /** Bytes of the structure. */
    public static final int SIZE = 0xa8;

    public static final int ORIG_RAX = 0x78;
    public static final int RIP = 0x80;
    public static final int CS = 0x88;
    public static final int EFLAGS = 0x90;
    public static final int RSP = 0x98;
    public static final int SS = 0xa0;

    /** Offsets by encoding number of the register. */
    private static final int[] GPR_OFFSETS = {
        0x50, 0x58, 0x60, 0x28, RSP, 0x20, 0x68, 0x70, 0x48, 0x40, 0x38, 0x30, 0x18, 0x10, 0x08,
        0x00
    };

    /** A general-purpose register by its encoding number ({@link Gpr}). */
    public long gpr(int index) {
        return field(GPR_OFFSETS[index]);
    }

    public void setGpr(int index, long value) {
        setField(GPR_OFFSETS[index], value);
    }

    /** A field by its offset. */
    public long field(int offset) {
        return ram.read64(paddr + offset);
    }

    public void setField(int offset, long value) {
        ram.write64(paddr + offset, value);
    }

    /** Repeats all of another one's fields. */
    public void copyFrom(PtRegs other) {
        byte[] fields = new byte[SIZE];
        other.ram.read(other.paddr, fields, 0, SIZE);
        ram.write(paddr, fields, 0, SIZE);
    }

    public long rip() {
        return field(RIP);
    }

    public long rsp() {
        return field(RSP);
    }

    public long rax() {
        return gpr(Gpr.RAX);
    }

    public long origRax() {
        return field(ORIG_RAX);
    }

    /** Whether the CPU was in ring 3. */
    public boolean isUserMode() {
        return (field(CS) & 3) != 0;
    }
}
