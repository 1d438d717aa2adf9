package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Op;

/** Binds floating-point arithmetic and comparisons. */
final class FloatBinder {
    private FloatBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case ADDPD -> packedDouble(o, DoubleLanes::add);
            case ADDPS -> packedSingle(o, SingleLanes::add);
            case ADDSD -> scalarDouble(o, DoubleLanes::add);
            case ADDSS -> scalarSingle(o, SingleLanes::add);
            case SUBPD -> packedDouble(o, DoubleLanes::subtract);
            case SUBPS -> packedSingle(o, SingleLanes::subtract);
            case SUBSD -> scalarDouble(o, DoubleLanes::subtract);
            case SUBSS -> scalarSingle(o, SingleLanes::subtract);
            case MULPD -> packedDouble(o, DoubleLanes::multiply);
            case MULPS -> packedSingle(o, SingleLanes::multiply);
            case MULSD -> scalarDouble(o, DoubleLanes::multiply);
            case MULSS -> scalarSingle(o, SingleLanes::multiply);
            case DIVPD -> packedDouble(o, DoubleLanes::divide);
            case DIVPS -> packedSingle(o, SingleLanes::divide);
            case DIVSD -> scalarDouble(o, DoubleLanes::divide);
            case DIVSS -> scalarSingle(o, SingleLanes::divide);
            case SQRTPD -> packedDouble(o, DoubleLanes::squareRoot);
            case SQRTPS -> packedSingle(o, SingleLanes::squareRoot);
            case SQRTSD -> scalarDouble(o, DoubleLanes::squareRoot);
            case SQRTSS -> scalarSingle(o, SingleLanes::squareRoot);
            case HADDPD -> new HorizontalOp(o, HorizontalLanes::addDoubles);
            case HADDPS -> new HorizontalOp(o, HorizontalLanes::addSingles);
            case HSUBPD -> new HorizontalOp(o, HorizontalLanes::subtractDoubles);
            case HSUBPS -> new HorizontalOp(o, HorizontalLanes::subtractSingles);
            case DPPD -> DotProductOp.ofDoubles(o);
            case DPPS -> DotProductOp.ofSingles(o);
            case ADDSUBPD -> new HorizontalOp(o, HorizontalLanes::addSubtractDoubles);
            case ADDSUBPS -> packedDouble(o, FloatBinder::subtractAdd);
            case ROUNDPD -> packedDouble(o, rounded(Format.DOUBLE, o));
            case ROUNDPS -> packedSingle(o, rounded(Format.SINGLE, o));
            case ROUNDSD -> scalarDouble(o, rounded(Format.DOUBLE, o));
            case ROUNDSS -> scalarSingle(o, rounded(Format.SINGLE, o));
            default -> choose(o);
        };
    }

    private static @Nullable Op choose(Operands o) {
        return switch (o.insn().mnemonic()) {
            case MINPD -> packedDouble(o, min(Format.DOUBLE));
            case MINPS -> packedSingle(o, min(Format.SINGLE));
            case MINSD -> scalarDouble(o, min(Format.DOUBLE));
            case MINSS -> scalarSingle(o, min(Format.SINGLE));
            case MAXPD -> packedDouble(o, max(Format.DOUBLE));
            case MAXPS -> packedSingle(o, max(Format.SINGLE));
            case MAXSD -> scalarDouble(o, max(Format.DOUBLE));
            case MAXSS -> scalarSingle(o, max(Format.SINGLE));
            case CMPPD -> packedDouble(o, mask(Format.DOUBLE, o.immediate(2)));
            case CMPPS -> packedSingle(o, mask(Format.SINGLE, o.immediate(2)));
            case CMPSD_SSE -> scalarDouble(o, mask(Format.DOUBLE, o.immediate(2)));
            case CMPSS -> scalarSingle(o, mask(Format.SINGLE, o.immediate(2)));
            case COMISD -> compare(o, o.source(1), Format.DOUBLE, true);
            case COMISS -> compare(o, o.single(1), Format.SINGLE, true);
            case UCOMISD -> compare(o, o.source(1), Format.DOUBLE, false);
            case UCOMISS -> compare(o, o.single(1), Format.SINGLE, false);
            case RCPPS -> packedSingle(o, (cpu, a, b) -> Estimates.reciprocal(b));
            case RCPSS -> scalarSingle(o, (cpu, a, b) -> Estimates.reciprocal(b));
            case RSQRTPS -> packedSingle(o, (cpu, a, b) -> Estimates.reciprocalRoot(b));
            case RSQRTSS -> scalarSingle(o, (cpu, a, b) -> Estimates.reciprocalRoot(b));
            default -> null;
        };
    }

    /** addsubps on the two singles of a half. */
    private static long subtractAdd(Cpu cpu, long a, long b) {
        long low = FloatOps.LOW_SINGLE;
        return SingleLanes.subtract(cpu, a & low, b & low)
                | SingleLanes.add(cpu, a >>> 32, b >>> 32) << 32;
    }

    private static FloatLane rounded(Format format, Operands o) {
        int immediate = o.immediate(2);
        return (cpu, a, b) -> Rounding.toIntegral(cpu, format, b, immediate);
    }

    private static FloatLane min(Format format) {
        return (cpu, a, b) -> CompareLanes.min(cpu, format, a, b);
    }

    private static FloatLane max(Format format) {
        return (cpu, a, b) -> CompareLanes.max(cpu, format, a, b);
    }

    /** All ones where the predicate holds; only three bits of the immediate count here. */
    private static FloatLane mask(Format format, int immediate) {
        int predicate = immediate & 7;
        long ones = -1L >>> 64 - format.bits();
        return (cpu, a, b) -> CompareLanes.compare(cpu, format, a, b, predicate) ? ones : 0;
    }

    private static Op compare(Operands o, Source source, Format format, boolean signalling) {
        return new FloatOps.Compare(
                o.register(0),
                source,
                (cpu, a, b) -> CompareLanes.flags(cpu, format, a, b, signalling));
    }

    private static Op scalarDouble(Operands o, FloatLane lane) {
        return new FloatOps.ScalarDouble(o.register(0), o.source(1), lane);
    }

    private static Op scalarSingle(Operands o, FloatLane lane) {
        return new FloatOps.ScalarSingle(o.register(0), o.single(1), lane);
    }

    private static Op packedDouble(Operands o, FloatLane lane) {
        return new FloatOps.Packed(o.register(0), o.source(1), lane);
    }

    private static Op packedSingle(Operands o, FloatLane lane) {
        return packedDouble(o, (cpu, a, b) -> FloatOps.pair(cpu, lane, a, b));
    }
}
