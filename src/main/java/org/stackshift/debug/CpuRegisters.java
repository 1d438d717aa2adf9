package org.stackshift.debug;

import org.stackshift.isa.Gpr;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The registers of one frame as far as they are known, numbered as in DWARF (psABI, figure 3.36).
 */
public final class CpuRegisters {
    /** DWARF numbers of what unwinding talks about. */
    public static final int RBX = 3;

    public static final int RBP = 6;
    public static final int RSP = 7;
    public static final int RETURN_ADDRESS = 16;

    /**
     * From DWARF's order to the order of encoding: DWARF has rax rdx rcx rbx rsi rdi rbp rsp first.
     */
    private static final int[] GPR = {
        Gpr.RAX, Gpr.RDX, Gpr.RCX, Gpr.RBX, Gpr.RSI, Gpr.RDI, Gpr.RBP, Gpr.RSP, 8, 9, 10, 11, 12,
        13, 14, 15
    };

    private static final int COUNT = 17;

    private final long[] values;
    private final boolean[] known;

    private CpuRegisters(long[] values, boolean[] known) {
        this.values = values;
        this.known = known;
    }

    /**
     * All registers of a CPU.
     *
     * @param gpr by encoding number
     */
    public static CpuRegisters of(long[] gpr, long rip) {
        long[] values = new long[COUNT];
        boolean[] known = new boolean[COUNT];
        for (int i = 0; i < GPR.length; i++) {
            values[i] = gpr[GPR[i]];
        }
        values[RETURN_ADDRESS] = rip;
        Arrays.fill(known, true);
        return new CpuRegisters(values, known);
    }

    /** No register is known. */
    static CpuRegisters none() {
        return new CpuRegisters(new long[COUNT], new boolean[COUNT]);
    }

    /** The same with one register changed. */
    public CpuRegisters with(int number, OptionalLong value) {
        CpuRegisters copy = new CpuRegisters(values.clone(), known.clone());
        copy.known[number] = value.isPresent();
        copy.values[number] = value.orElse(0);
        return copy;
    }

    /** A register's value, if known. */
    public OptionalLong get(int number) {
        return number >= 0 && number < COUNT && known[number]
                ? OptionalLong.of(values[number])
                : OptionalLong.empty();
    }

    /** The address of the next instruction of the frame. */
    public long pc() {
        return values[RETURN_ADDRESS];
    }

    /** The stack pointer. */
    public long rsp() {
        return values[RSP];
    }

    /** The name of a register. */
    public static String name(int number) {
        return number < GPR.length ? Gpr.name(GPR[number], Long.BYTES) : "rip";
    }
}
