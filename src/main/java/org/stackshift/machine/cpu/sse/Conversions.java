package org.stackshift.machine.cpu.sse;

import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Double.longBitsToDouble;

import org.stackshift.machine.cpu.Cpu;

/**
 * Conversions between integers, singles and doubles: quick where Java's are the same, else {@link
 * SoftConversions}.
 */
final class Conversions {
    private Conversions() {}

    /** A signed integer as a double. Exact for 32 bits, so that no environment matters to them. */
    static long integerToDouble(Cpu cpu, long x) {
        double value = x;
        if ((long) value == x && x != Long.MAX_VALUE) {
            return doubleToRawLongBits(value);
        }
        return SoftOperation.run(
                cpu, Format.DOUBLE, (r, a, b) -> SoftConversions.fromInteger(r, a), x, 0);
    }

    /** A signed integer as a single. */
    static long integerToSingle(Cpu cpu, long x) {
        float value = x;
        if ((long) value == x && x != Long.MAX_VALUE) {
            return Float.floatToRawIntBits(value) & 0xffff_ffffL;
        }
        return SoftOperation.run(
                cpu, Format.SINGLE, (r, a, b) -> SoftConversions.fromInteger(r, a), x, 0);
    }

    static long singleToDouble(Cpu cpu, long x) {
        if (SingleLanes.isPlain((int) x)) {
            return doubleToRawLongBits(Float.intBitsToFloat((int) x));
        }
        return SoftOperation.run(
                cpu,
                Format.DOUBLE,
                (r, a, b) -> SoftConversions.convert(r, Format.SINGLE, a),
                x,
                0);
    }

    static long doubleToSingle(Cpu cpu, long x) {
        double wide = longBitsToDouble(x);
        float value = (float) wide;
        if (SingleLanes.isSafe(value) && Mxcsr.isDefault(cpu.mxcsr)) {
            if (value != wide) {
                cpu.mxcsr |= Mxcsr.PE;
            }
            return Float.floatToRawIntBits(value) & 0xffff_ffffL;
        }
        return SoftOperation.run(
                cpu,
                Format.SINGLE,
                (r, a, b) -> SoftConversions.convert(r, Format.DOUBLE, a),
                x,
                0);
    }

    /**
     * A value as a signed integer, rounded as MXCSR says.
     *
     * @param width of the result, 32 or 64 bits
     */
    static long toInteger(Cpu cpu, Format from, long x, int width) {
        if (Mxcsr.isDefault(cpu.mxcsr)) {
            double value = from.value(x);
            double rounded = Math.rint(value);
            if (Math.abs(rounded) < limit(width)) {
                return integer(cpu, value, (long) rounded);
            }
        }
        return soft(cpu, from, x, width, cpu.mxcsr);
    }

    /** A value as a signed integer, rounded toward zero. */
    static long truncate(Cpu cpu, Format from, long x, int width) {
        double value = from.value(x);
        if (Math.abs(value) < limit(width) && (cpu.mxcsr & Mxcsr.DAZ) == 0) {
            return integer(cpu, value, (long) value);
        }
        return soft(cpu, from, x, width, cpu.mxcsr | Mxcsr.TOWARD_ZERO);
    }

    private static double limit(int width) {
        return width == 32 ? 0x1p31 : 0x1p63;
    }

    private static long integer(Cpu cpu, double value, long result) {
        if (result != value) {
            cpu.mxcsr |= Mxcsr.PE;
        }
        return result;
    }

    private static long soft(Cpu cpu, Format from, long x, int width, int mxcsr) {
        Rounder rounder = new Rounder(from, mxcsr);
        long result = SoftConversions.toInteger(rounder, x, width);
        cpu.mxcsr |= rounder.flags();
        return result;
    }
}
