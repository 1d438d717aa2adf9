package org.stackshift.machine.cpu.x87;

/**
 * What an operation depends on besides its operands, and what it leaves besides its result: the
 * control word (SDM vol. 1 §8.1.5) on one side, exceptions and the direction of rounding on the
 * other.
 *
 * <pre>
 *   15   12 11 10 9  8  7 6 5  4  3  2  1  0
 *           RC    PC        PM UM OM ZM DM IM
 * </pre>
 */
public final class FloatEnvironment {
    static final int NEAREST = 0;
    static final int DOWN = 1;
    static final int UP = 2;
    static final int TRUNCATE = 3;

    /** The control word after fninit: everything masked, 64 bits, to nearest. */
    static final int INITIAL = 0x37f;

    private static final int RESERVED_ONE = 0x40;
    private static final int WRITABLE = 0x1f3f;

    private int control = INITIAL;
    private int raised;
    private boolean roundedUp;

    public int control() {
        return control;
    }

    /** Loads the control word; reserved bits keep their values. */
    public void setControl(int value) {
        control = value & WRITABLE | RESERVED_ONE;
    }

    /** One of {@link #NEAREST}, {@link #DOWN}, {@link #UP}, {@link #TRUNCATE}. */
    int rounding() {
        return control >>> 10 & 3;
    }

    /** Bits of significand to which add, sub, mul, div and sqrt round: 24, 53 or 64. */
    int precision() {
        return switch (control >>> 8 & 3) {
            case 0 -> 24;
            case 2 -> 53;
            default -> 64;
        };
    }

    /** Forgets what the previous operation left. */
    void begin() {
        raised = 0;
        roundedUp = false;
    }

    void raise(int exceptions) {
        raised |= exceptions;
    }

    /** Takes back #P: the operation turned out to be invalid after rounding. */
    void withdrawInexact() {
        raised &= ~StatusWord.PE;
        roundedUp = false;
    }

    /** Exceptions of the operation so far, as bits of the status word. */
    int raised() {
        return raised;
    }

    /** Those of {@code exceptions} that have been raised and are not masked. */
    int unmasked(int exceptions) {
        return raised & exceptions & ~control;
    }

    boolean masks(int exception) {
        return (control & exception) != 0;
    }

    /** Whether the magnitude of the last inexact result was rounded up: C1. */
    boolean roundedUp() {
        return roundedUp;
    }

    void setRoundedUp(boolean up) {
        roundedUp = up;
    }

    /** Raises #IA and answers with the default NaN. */
    Extended invalid() {
        raise(StatusWord.IE);
        return Extended.INDEFINITE;
    }

    /**
     * Whether a value is rounded away from zero.
     *
     * @param odd the last bit that is kept
     * @param rest the bits that are dropped, as a fraction of 2^64; bit 0 is sticky
     */
    boolean roundsUp(boolean negative, boolean odd, long rest) {
        return switch (rounding()) {
            case NEAREST -> rest < 0 && (rest != Long.MIN_VALUE || odd);
            case DOWN -> negative && rest != 0;
            case UP -> !negative && rest != 0;
            default -> false;
        };
    }

    /** Whether a masked overflow answers infinity rather than the largest number. */
    boolean overflowsToInfinity(boolean negative) {
        return switch (rounding()) {
            case NEAREST -> true;
            case DOWN -> negative;
            case UP -> !negative;
            default -> false;
        };
    }
}
