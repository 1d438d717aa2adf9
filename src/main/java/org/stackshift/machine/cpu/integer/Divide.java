package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;

/**
 * Division of rdx:rax (ax for bytes) by the source (SDM vol. 2, DIV, IDIV): quotient to rax,
 * remainder to rdx (al and ah for bytes). #DE if the divisor is 0 or the quotient does not fit. The
 * flags are undefined, and stay as they are.
 */
final class Divide {
    private Divide() {}

    static void unsigned(Cpu cpu, long source, int bytes) {
        long[] gpr = cpu.gpr;
        long divisor = Width.unsigned(source, bytes);
        long low = Registers.pairLow(gpr, bytes);
        long high = Registers.pairHigh(gpr, bytes);
        // The quotient fits exactly if the upper half is below the divisor; that excludes the
        // divisor 0 as well.
        if (Long.compareUnsigned(high, divisor) >= 0) {
            throw divideError();
        }
        if (bytes == 8) {
            long quotient = divide(high, low, divisor);
            Registers.writePair(gpr, low - quotient * divisor, quotient, bytes);
        } else {
            long dividend = high << Width.bits(bytes) | low;
            long quotient = Long.divideUnsigned(dividend, divisor);
            Registers.writePair(gpr, dividend - quotient * divisor, quotient, bytes);
        }
    }

    static void signed(Cpu cpu, long divisor, int bytes) {
        long[] gpr = cpu.gpr;
        long low = Registers.pairLow(gpr, bytes);
        long high = Registers.pairHigh(gpr, bytes);
        if (bytes == 8 && high != low >> 63) {
            signedWide(gpr, high, low, divisor);
            return;
        }
        long dividend = bytes == 8 ? low : Width.signed(high << Width.bits(bytes) | low, 2 * bytes);
        if (divisor == 0 || dividend == Long.MIN_VALUE && divisor == -1) {
            throw divideError();
        }
        long quotient = dividend / divisor;
        if (quotient != Width.signed(quotient, bytes)) {
            throw divideError();
        }
        Registers.writePair(gpr, dividend % divisor, quotient, bytes);
    }

    /**
     * 128 by 64 bits: divides the magnitudes, then gives the quotient its sign and the remainder
     * the dividend's.
     */
    private static void signedWide(long[] gpr, long high, long low, long divisor) {
        boolean negative = high < 0;
        long magnitudeLow = negative ? -low : low;
        long magnitudeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long magnitude = Math.abs(divisor);
        if (Long.compareUnsigned(magnitudeHigh, magnitude) >= 0) {
            throw divideError();
        }
        long quotient = divide(magnitudeHigh, magnitudeLow, magnitude);
        long remainder = magnitudeLow - quotient * magnitude;
        long signedQuotient = (high ^ divisor) < 0 ? -quotient : quotient;
        if (signedQuotient != 0 && (signedQuotient ^ high ^ divisor) < 0) {
            throw divideError();
        }
        Registers.writePair(gpr, negative ? -remainder : remainder, signedQuotient, 8);
    }

    /**
     * The quotient of the unsigned 128-bit number high:low by {@code divisor}, for high below
     * divisor: schoolbook long division with two digits of 32 bits, after shifting the divisor's
     * top bit to bit 63 so that estimates are close.
     */
    static long divide(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long scaled = divisor << shift;
        long top = high << shift | (shift == 0 ? 0 : low >>> 64 - shift);
        long rest = low << shift;
        long first = digit(top, rest >>> 32, scaled);
        long middle = (top << 32 | rest >>> 32) - first * scaled;
        return (first << 32) + digit(middle, rest & 0xffff_ffffL, scaled);
    }

    /**
     * One quotient digit of (rest * 2^32 + next) / divisor, estimated by the divisor's upper half
     * and then corrected.
     */
    private static long digit(long rest, long next, long divisor) {
        long upper = divisor >>> 32;
        long lower = divisor & 0xffff_ffffL;
        long estimate = Long.divideUnsigned(rest, upper);
        long left = rest - estimate * upper;
        while (left >>> 32 == 0
                && (estimate >>> 32 != 0
                        || Long.compareUnsigned(estimate * lower, left << 32 | next) > 0)) {
            estimate--;
            left += upper;
        }
        return estimate;
    }

    private static GuestFault divideError() {
        return new GuestFault(Vector.DE, 0, 0);
    }
}
