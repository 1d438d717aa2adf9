package org.stackshift.machine.cpu.sse;

import org.stackshift.machine.cpu.Cpu;

/** roundps and its kin: to an integral value of the same format (SDM vol. 2, ROUNDPD). */
final class Rounding {
    /** Bit 2 of the immediate: round as MXCSR says, not as bits 1..0 do. */
    private static final int AS_MXCSR = 4;

    /** Bit 3 of the immediate: raise no precision exception. */
    private static final int SILENT = 8;

    private Rounding() {}

    static long toIntegral(Cpu cpu, Format format, long x, int immediate) {
        int control = (immediate & 3) << Mxcsr.RC_SHIFT;
        int mxcsr =
                (immediate & AS_MXCSR) != 0 ? cpu.mxcsr : cpu.mxcsr & ~Mxcsr.TOWARD_ZERO | control;
        Rounder rounder = new Rounder(format, mxcsr);
        long result = toIntegral(rounder, x);
        cpu.mxcsr |= rounder.flags() & ((immediate & SILENT) != 0 ? ~Mxcsr.PE : -1);
        return result;
    }

    private static long toIntegral(Rounder r, long x) {
        Format f = r.format();
        if (f.isNan(x)) {
            if (f.isSignalling(x)) {
                r.raise(Mxcsr.IE);
            }
            return x | f.quietBit();
        }
        if (f.isZero(x) || f.isDenormal(x) && r.denormalsAreZero()) {
            return x & f.signBit();
        }
        int exponent = f.exponent(x);
        return f.isInfinite(x) || exponent >= f.precision() - 1 ? x : rounded(r, x, exponent);
    }

    private static long rounded(Rounder r, long x, int exponent) {
        Format f = r.format();
        int cut = Math.min(62 - exponent, 62);
        long significand = Rounder.shiftSticky(f.significand(x), Math.max(-exponent, 0));
        long magnitude = r.roundOff(f.isNegative(x), significand, cut);
        if (Long.numberOfTrailingZeros(significand) < cut) {
            r.raise(Mxcsr.PE);
        }
        return x & f.signBit() | f.ofInteger(magnitude);
    }
}
