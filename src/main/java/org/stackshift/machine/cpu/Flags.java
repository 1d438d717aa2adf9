package org.stackshift.machine.cpu;

import org.stackshift.isa.Rflags;

/**
 * The six status flags, kept as what they follow from and worked out only when somebody looks (lazy
 * flags).
 *
 * <p>Most flags are overwritten unread, so an instruction only notes its {@code flagKind} and up to
 * three 64-bit words, operands and result <em>sign-extended</em> from the operation's width. Sign
 * extension makes every formula below independent of the width: bit 63 is the sign bit, and order,
 * signed or not, is kept.
 *
 * <pre>
 * kind      flagA     flagB       flagResult  CF is bit 63 of
 * EXPLICIT  all six               0 if ZF     flagA holds it
 * PARTIAL   CF AF OF              result      flagA holds it
 * ADD, adc  augend    addend      sum         a &amp; b | (a | b) &amp; ~r
 * SUB, sbb  minuend   subtrahend  difference  ~a &amp; b | ~(a ^ b) &amp; r
 * </pre>
 *
 * The carry formulas are those of a full adder solved for the carry out, given both inputs and the
 * sum; that the carry in does not occur in them is why they serve adc and sbb as well. {@code
 * flagResult == 0} holds for every kind exactly when ZF is set. Source of the rules: SDM vol. 1
 * §3.4.3.1.
 */
public final class Flags {
    /** All six flags stand in flagA at their places in rflags. */
    public static final int EXPLICIT = 0;

    /** CF, AF and OF stand in flagA, the others follow from the result. */
    public static final int PARTIAL = 1;

    /** The flags of an addition, with or without carry in. */
    public static final int ADD = 2;

    /** The flags of a subtraction or comparison, with or without borrow. */
    public static final int SUB = 3;

    private static final int OVERFLOW_SHIFT = Long.numberOfTrailingZeros(Rflags.OF);

    private Flags() {}

    /** Notes a sum; all three sign-extended. */
    public static void add(Cpu cpu, long a, long b, long sum) {
        cpu.flagKind = ADD;
        cpu.flagA = a;
        cpu.flagB = b;
        cpu.flagResult = sum;
    }

    /** Notes a difference a - b; all three sign-extended. */
    public static void sub(Cpu cpu, long a, long b, long difference) {
        cpu.flagKind = SUB;
        cpu.flagA = a;
        cpu.flagB = b;
        cpu.flagResult = difference;
    }

    /**
     * Notes the result of and, or, xor, test: CF = OF = 0; AF is undefined, and 0 as on current
     * CPUs.
     */
    public static void logic(Cpu cpu, long result) {
        partial(cpu, result, 0);
    }

    /**
     * Notes a sign-extended result that gives ZF, SF and PF, with the other three at their places
     * in rflags.
     */
    public static void partial(Cpu cpu, long result, long carryAdjustOverflow) {
        cpu.flagKind = PARTIAL;
        cpu.flagA = carryAdjustOverflow;
        cpu.flagResult = result;
    }

    /** Sets all six from a word laid out as rflags; other bits are ignored. */
    public static void set(Cpu cpu, long status) {
        cpu.flagKind = EXPLICIT;
        cpu.flagA = status & Rflags.STATUS;
        cpu.flagResult = (status & Rflags.ZF) == 0 ? 1 : 0;
    }

    /** Changes CF and OF (each 0 or 1) and keeps the other four, as rotates do. */
    public static void setCarryOverflow(Cpu cpu, long carry, long overflow) {
        long kept = cpu.flagKind == EXPLICIT ? cpu.flagA & ~(Rflags.CF | Rflags.OF) : adjust(cpu);
        cpu.flagA = kept | carry | overflow << OVERFLOW_SHIFT;
        cpu.flagKind = cpu.flagKind == EXPLICIT ? EXPLICIT : PARTIAL;
    }

    /** Changes CF (0 or 1) and keeps the other five, as bt and stc do. */
    public static void setCarry(Cpu cpu, long carry) {
        setCarryOverflow(cpu, carry, overflow(cpu) ? 1 : 0);
    }

    /** All of rflags. */
    public static long rflags(Cpu cpu) {
        return cpu.flagsRest | status(cpu);
    }

    /**
     * Sets all of rflags; the bits are stored as given, the caller has applied the rules of popf or
     * iret.
     */
    public static void setRflags(Cpu cpu, long rflags) {
        set(cpu, rflags);
        cpu.flagsRest = rflags & ~Rflags.STATUS | Rflags.RESERVED_ONE;
    }

    /** All six at their places in rflags. */
    public static long status(Cpu cpu) {
        if (cpu.flagKind == EXPLICIT) {
            return cpu.flagA;
        }
        return carry(cpu)
                | (parity(cpu) ? Rflags.PF : 0)
                | adjust(cpu)
                | (zero(cpu) ? Rflags.ZF : 0)
                | (sign(cpu) ? Rflags.SF : 0)
                | (overflow(cpu) ? Rflags.OF : 0);
    }

    /** CF as 0 or 1. */
    public static long carry(Cpu cpu) {
        long a = cpu.flagA;
        long b = cpu.flagB;
        long r = cpu.flagResult;
        return switch (cpu.flagKind) {
            case SUB -> (~a & b | ~(a ^ b) & r) >>> 63;
            case ADD -> (a & b | (a | b) & ~r) >>> 63;
            default -> a & Rflags.CF;
        };
    }

    /** Whether ZF is set. */
    public static boolean zero(Cpu cpu) {
        return cpu.flagResult == 0;
    }

    /** Whether SF is set. */
    public static boolean sign(Cpu cpu) {
        return cpu.flagKind == EXPLICIT ? (cpu.flagA & Rflags.SF) != 0 : cpu.flagResult < 0;
    }

    /** Whether OF is set. */
    public static boolean overflow(Cpu cpu) {
        long a = cpu.flagA;
        long r = cpu.flagResult;
        return switch (cpu.flagKind) {
            case SUB -> ((a ^ cpu.flagB) & (a ^ r)) < 0;
            case ADD -> ((a ^ r) & (cpu.flagB ^ r)) < 0;
            default -> (a & Rflags.OF) != 0;
        };
    }

    /** Whether PF is set: the low byte of the result has an even number of ones. */
    public static boolean parity(Cpu cpu) {
        return cpu.flagKind == EXPLICIT
                ? (cpu.flagA & Rflags.PF) != 0
                : (Long.bitCount(cpu.flagResult & 0xff) & 1) == 0;
    }

    /** AF at its place in rflags: the carry out of bit 3, that is into bit 4. */
    public static long adjust(Cpu cpu) {
        return cpu.flagKind >= ADD
                ? (cpu.flagA ^ cpu.flagB ^ cpu.flagResult) & Rflags.AF
                : cpu.flagA & Rflags.AF;
    }
}
