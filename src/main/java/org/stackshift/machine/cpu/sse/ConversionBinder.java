package org.stackshift.machine.cpu.sse;

import static org.stackshift.machine.cpu.sse.FloatOps.LOW_SINGLE;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;

/** Binds conversions between singles, doubles and integers in XMM and general-purpose registers. */
final class ConversionBinder {
    /** Two singles from the two doublewords of b. */
    private static final FloatLane SINGLES_OF_INTEGERS =
            pairs((cpu, a, b) -> Conversions.integerToSingle(cpu, (int) b));

    /** Two doublewords from the two singles of b. */
    static final FloatLane INTEGERS_OF_SINGLES = pairs(rounded(Format.SINGLE, 32));

    /** Two doublewords from the two singles of b, rounded toward zero. */
    static final FloatLane TRUNCATED_SINGLES = pairs(truncated(Format.SINGLE, 32));

    /** Two singles from the doubles a and b. */
    static final FloatLane SINGLES_OF_DOUBLES =
            both((cpu, a, b) -> Conversions.doubleToSingle(cpu, b));

    /** Two doublewords from the doubles a and b. */
    static final FloatLane INTEGERS_OF_DOUBLES = both(rounded(Format.DOUBLE, 32));

    /** Two doublewords from the doubles a and b, rounded toward zero. */
    static final FloatLane TRUNCATED_DOUBLES = both(truncated(Format.DOUBLE, 32));

    private static final FloatLane ZERO = (cpu, a, b) -> 0;

    private ConversionBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case CVTSI2SD ->
                    new FloatOps.ScalarDouble(o.register(0), o.source(1), fromInteger(o, true));
            case CVTSI2SS ->
                    new FloatOps.ScalarSingle(o.register(0), o.source(1), fromInteger(o, false));
            case CVTSS2SD ->
                    new FloatOps.ScalarDouble(
                            o.register(0),
                            o.single(1),
                            (cpu, a, b) -> Conversions.singleToDouble(cpu, b));
            case CVTSD2SS ->
                    new FloatOps.ScalarSingle(
                            o.register(0),
                            o.source(1),
                            (cpu, a, b) -> Conversions.doubleToSingle(cpu, b));
            case CVTSD2SI -> toInteger(o, o.source(1), rounded(Format.DOUBLE, width(o, 0)));
            case CVTSS2SI -> toInteger(o, o.single(1), rounded(Format.SINGLE, width(o, 0)));
            case CVTTSD2SI -> toInteger(o, o.source(1), truncated(Format.DOUBLE, width(o, 0)));
            case CVTTSS2SI -> toInteger(o, o.single(1), truncated(Format.SINGLE, width(o, 0)));
            default -> bindPacked(o);
        };
    }

    private static @Nullable Op bindPacked(Operands o) {
        return switch (o.insn().mnemonic()) {
            case CVTDQ2PS -> eachHalf(o, SINGLES_OF_INTEGERS);
            case CVTPS2DQ -> eachHalf(o, INTEGERS_OF_SINGLES);
            case CVTTPS2DQ -> eachHalf(o, TRUNCATED_SINGLES);
            case CVTDQ2PD -> widenIntegers(o);
            case CVTPS2PD ->
                    widen(o, (cpu, a, b) -> Conversions.singleToDouble(cpu, b & LOW_SINGLE));
            case CVTPD2PS -> narrow(o, SINGLES_OF_DOUBLES);
            case CVTPD2DQ -> narrow(o, INTEGERS_OF_DOUBLES);
            case CVTTPD2DQ -> narrow(o, TRUNCATED_DOUBLES);
            default -> null;
        };
    }

    private static FloatLane fromInteger(Operands o, boolean toDouble) {
        boolean wide = o.get(1).size() == 8;
        return toDouble
                ? (cpu, a, b) -> Conversions.integerToDouble(cpu, wide ? b : (int) b)
                : (cpu, a, b) -> Conversions.integerToSingle(cpu, wide ? b : (int) b);
    }

    private static FloatLane rounded(Format from, int width) {
        return (cpu, a, b) -> Conversions.toInteger(cpu, from, b, width);
    }

    private static FloatLane truncated(Format from, int width) {
        return (cpu, a, b) -> Conversions.truncate(cpu, from, b, width);
    }

    private static FloatLane pairs(FloatLane lane) {
        return (cpu, a, b) ->
                lane.apply(cpu, 0, b & LOW_SINGLE) & LOW_SINGLE
                        | lane.apply(cpu, 0, b >>> 32) << 32;
    }

    private static FloatLane both(FloatLane lane) {
        return (cpu, a, b) -> lane.apply(cpu, 0, a) & LOW_SINGLE | lane.apply(cpu, 0, b) << 32;
    }

    private static int width(Operands o, int place) {
        return 8 * o.get(place).size();
    }

    private static Op toInteger(Operands o, Source source, FloatLane conversion) {
        return new FloatOps.ToInteger(o.location(0), source, conversion);
    }

    private static Op eachHalf(Operands o, FloatLane half) {
        return new FloatOps.Packed(o.register(0), o.source(1), half);
    }

    /** Two doublewords become the two singles of the low half. */
    static Op pairOfIntegers(Operands o) {
        return new FloatOps.ScalarDouble(o.register(0), o.source(1), SINGLES_OF_INTEGERS);
    }

    /** Two doublewords of the source's low half become two doubles. */
    static Op widenIntegers(Operands o) {
        return widen(o, (cpu, a, b) -> Conversions.integerToDouble(cpu, (int) b));
    }

    /** Two doublewords of the low half become two quadwords. */
    private static Op widen(Operands o, FloatLane lane) {
        return new FloatOps.Convert(
                o.register(0),
                o.source(1),
                (cpu, b0, b1) -> lane.apply(cpu, 0, b0),
                (cpu, b0, b1) -> lane.apply(cpu, 0, b0 >>> 32));
    }

    /** Two quadwords become two doublewords of the low half; the high half becomes zero. */
    private static Op narrow(Operands o, FloatLane both) {
        return new FloatOps.Convert(o.register(0), o.source(1), both, ZERO);
    }
}
