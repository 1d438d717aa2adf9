package org.stackshift.machine.decode;

/**
 * Prefixes seen before an opcode, as bits; mandatory SSE prefixes are part of the opcode and are
 * not reported.
 */
public final class Prefix {
    public static final int LOCK = 1;
    public static final int REPNE = 1 << 1;
    public static final int REP = 1 << 2;
    public static final int OPERAND_SIZE = 1 << 3;
    public static final int ADDRESS_SIZE = 1 << 4;
    public static final int REX = 1 << 5;
    public static final int REX_W = 1 << 6;
    public static final int REX_R = 1 << 7;
    public static final int REX_X = 1 << 8;
    public static final int REX_B = 1 << 9;
    public static final int SEGMENT_ES = 1 << 10;
    public static final int SEGMENT_CS = 1 << 11;
    public static final int SEGMENT_SS = 1 << 12;
    public static final int SEGMENT_DS = 1 << 13;
    public static final int SEGMENT_FS = 1 << 14;
    public static final int SEGMENT_GS = 1 << 15;

    /** The instruction has a VEX prefix, whose other bits are reported as those they replace. */
    public static final int VEX = 1 << 16;

    /** Where the number of the register stands that VEX.vvvv names; 4 bits. */
    static final int VEX_REGISTER_SHIFT = 17;

    private Prefix() {}
}
