package org.stackshift.machine.decode;

/** One operand of a decoded instruction. Sizes are in bytes. */
public sealed interface Operand {
    /** Bytes that the instruction reads or writes through this operand. */
    int size();

    /** Which register file a register operand names. */
    enum RegisterFile {
        /** General purpose, index 0-15. */
        GPR,
        /**
         * The legacy high bytes ah, ch, dh, bh; index 0-3 names the register whose bits 15..8 are
         * meant.
         */
        HIGH_BYTE,
        /** SSE, index 0-15. */
        XMM,
        /** MMX, index 0-7. */
        MMX,
        /** x87 stack, index relative to the top, 0-7. */
        ST,
        /** es, cs, ss, ds, fs, gs as 0-5. */
        SEGMENT,
        /** cr0-cr15. */
        CONTROL,
        /** dr0-dr15. */
        DEBUG
    }

    /** A register. */
    record Register(RegisterFile file, int index, int size) implements Operand {}

    /**
     * A memory operand; its address is segment base + base + index * scale + displacement.
     *
     * @param segment override as 0-5 (es, cs, ss, ds, fs, gs), or -1 for the default segment; in
     *     64-bit mode only fs and gs have a base
     * @param base register 0-15, {@link #NONE}, or {@link #RIP}; for RIP the displacement is
     *     relative to the next instruction
     * @param index register 0-15 or {@link #NONE}
     * @param scale 1, 2, 4 or 8
     * @param displacement sign-extended
     * @param addressSize 8, or 4 under an address-size prefix: the sum is then truncated to 32 bits
     * @param size bytes accessed; 0 where only the address matters (lea) or the area depends on
     *     more (xsave)
     */
    record Memory(
            int segment,
            int base,
            int index,
            int scale,
            long displacement,
            int addressSize,
            int size)
            implements Operand {
        public static final int NONE = -1;
        public static final int RIP = -2;
    }

    /**
     * A constant, sign-extended to 64 bits as the instruction would use it; {@code size} bytes in
     * use.
     */
    record Immediate(long value, int size) implements Operand {}

    /** The target of a direct jump or call, as a displacement from the next instruction. */
    record Relative(long displacement, int size) implements Operand {}
}
