package org.stackshift.machine.cpu.x87;

/** Bits of the x87 status word (SDM vol. 1 §8.1.3). */
public final class StatusWord {
    /** Invalid operation. */
    public static final int IE = 1;

    /** Denormal operand. */
    public static final int DE = 1 << 1;

    /** Division by zero. */
    public static final int ZE = 1 << 2;

    public static final int OE = 1 << 3;
    public static final int UE = 1 << 4;

    /** Inexact result. */
    public static final int PE = 1 << 5;

    /** Stack fault; C1 tells overflow (1) from underflow (0). */
    public static final int SF = 1 << 6;

    /** An unmasked exception is pending. */
    public static final int ES = 1 << 7;

    public static final int C0 = 1 << 8;
    public static final int C1 = 1 << 9;
    public static final int C2 = 1 << 10;
    public static final int C3 = 1 << 14;

    /** Busy; mirrors {@link #ES}. */
    public static final int B = 1 << 15;

    /** The six exceptions, at the same places as their masks in the control word. */
    public static final int EXCEPTIONS = 0x3f;

    /** Exceptions found before the operation: unmasked, they leave the operands as they were. */
    static final int BEFORE = IE | DE | ZE;

    /** The four condition codes. */
    static final int CONDITIONS = C0 | C1 | C2 | C3;

    static final int TOP_SHIFT = 11;

    private StatusWord() {}
}
