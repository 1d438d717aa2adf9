package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Mnemonic;

import java.util.function.LongBinaryOperator;

/** Binds the instructions with an MMX register among their operands, and emms. */
final class MmxBinder {
    private MmxBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        Mnemonic mnemonic = o.insn().mnemonic();
        LongBinaryOperator operator = operator(mnemonic);
        if (operator != null) {
            return toRegister(o, operator);
        }
        LongBinaryOperator shift = IntegerLanes.shift(mnemonic);
        return shift != null ? shift(o, shift) : bindOther(o);
    }

    /** Functions of two MMX registers. */
    private static @Nullable LongBinaryOperator operator(Mnemonic mnemonic) {
        LongBinaryOperator operator = IntegerLanes.eachHalf(mnemonic);
        if (operator == null) {
            operator = IntegerLanes.pack(mnemonic);
        }
        Lanes unpacked = IntegerLanes.unpacked(mnemonic);
        if (operator != null || unpacked == null) {
            return operator;
        }
        return IntegerLanes.takesHigh(mnemonic)
                ? unpacked::interleaveHigh
                : unpacked::interleaveLow;
    }

    private static Op shift(Operands o, LongBinaryOperator shift) {
        if (!o.isImmediate(1)) {
            return toRegister(o, shift);
        }
        int count = o.immediate(1);
        return new MmxOps.ToRegister(
                o.register(0), Source.NONE, (cpu, a, b) -> shift.applyAsLong(a, count));
    }

    private static @Nullable Op bindOther(Operands o) {
        return switch (o.insn().mnemonic()) {
            case MOVD, MOVQ, MOVNTQ -> move(o);
            case MOVDQ2Q -> toRegister(o, (a, b) -> b);
            case MOVQ2DQ -> new MmxOps.Using(new VectorOps.Load(o.register(0), o.source(1)));
            case PMOVMSKB -> extract(o, (low, high) -> Lanes.BYTES.signs(low));
            case PEXTRW -> {
                int shift = 16 * (o.immediate(2) & 3);
                yield extract(o, (low, high) -> low >>> shift & 0xffff);
            }
            case PINSRW -> {
                int shift = 16 * (o.immediate(2) & 3);
                yield toRegister(o, (a, b) -> Shuffles.withWord(a, b, shift));
            }
            case PSHUFW -> {
                int order = o.immediate(2);
                yield toRegister(o, (a, b) -> Shuffles.words(b, order));
            }
            case PSHUFB -> toRegister(o, (a, b) -> Shuffles.bytes(a, a, b));
            case PALIGNR -> {
                int bytes = o.immediate(2);
                yield toRegister(o, (a, b) -> Shuffles.bytesFrom(b, a, bytes));
            }
            case MASKMOVQ ->
                    new MmxOps.StoreMasked(
                            MoveBinder.maskedAddress(o.insn()), o.register(0), o.register(1));
            case EMMS -> new MmxOps.Leave();
            default -> convert(o);
        };
    }

    private static @Nullable Op convert(Operands o) {
        return switch (o.insn().mnemonic()) {
            case CVTPI2PS -> using(o, ConversionBinder.pairOfIntegers(o));
            case CVTPI2PD -> using(o, ConversionBinder.widenIntegers(o));
            case CVTPS2PI -> compute(o, ConversionBinder.INTEGERS_OF_SINGLES);
            case CVTTPS2PI -> compute(o, ConversionBinder.TRUNCATED_SINGLES);
            case CVTPD2PI -> narrow(o, ConversionBinder.INTEGERS_OF_DOUBLES);
            case CVTTPD2PI -> narrow(o, ConversionBinder.TRUNCATED_DOUBLES);
            default -> null;
        };
    }

    /** A memory operand takes no part in MMX: CPUs leave the x87 state alone then. */
    private static Op using(Operands o, Op op) {
        return o.isMemory(1) ? op : new MmxOps.Using(op);
    }

    private static Op move(Operands o) {
        return o.isMmx(0)
                ? toRegister(o, (a, b) -> b)
                : new MmxOps.ToLocation(o.location(0), o.source(1), (low, high) -> low);
    }

    private static Op extract(Operands o, StoreOps.Extract extract) {
        return new MmxOps.ToLocation(o.location(0), o.source(1), extract);
    }

    private static Op narrow(Operands o, FloatLane function) {
        return new MmxOps.Narrow(o.register(0), o.source(1), function);
    }

    private static Op compute(Operands o, FloatLane function) {
        return new MmxOps.ToRegister(o.register(0), o.source(1), function);
    }

    private static Op toRegister(Operands o, LongBinaryOperator operator) {
        return compute(o, (cpu, a, b) -> operator.applyAsLong(a, b));
    }
}
