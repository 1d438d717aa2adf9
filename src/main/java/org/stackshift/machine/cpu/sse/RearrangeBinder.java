package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.sse.VectorOps.Combine;
import org.stackshift.machine.cpu.sse.VectorOps.Half;
import org.stackshift.machine.decode.Mnemonic;

/** Binds what widens, blends and rearranges lanes across a whole XMM register, and ptest. */
final class RearrangeBinder {
    private RearrangeBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case PSHUFB ->
                    combine(
                            o,
                            (a0, a1, b0, b1) -> Shuffles.bytes(a0, a1, b0),
                            (a0, a1, b0, b1) -> Shuffles.bytes(a0, a1, b1));
            case PALIGNR -> align(o, o.immediate(2));
            case PHMINPOSUW -> combine(o, (a0, a1, b0, b1) -> Pairs.least(b0, b1), Half.ZERO);
            case MPSADBW -> differences(o, o.immediate(2));
            case PBLENDW -> blend(o, 16);
            case BLENDPS -> blend(o, 32);
            case BLENDPD -> blend(o, 64);
            case PBLENDVB -> blendByMask(o, Lanes.BYTES);
            case BLENDVPS -> blendByMask(o, Lanes.DOUBLEWORDS);
            case BLENDVPD -> blendByMask(o, Lanes.QUADWORD);
            case PTEST -> new MaskOps.Test(o.register(0), o.source(1));
            default -> widen(o);
        };
    }

    private static @Nullable Op widen(Operands o) {
        Mnemonic mnemonic = o.insn().mnemonic();
        return switch (mnemonic) {
            case PMOVSXBW -> widen(o, 8, 16, true);
            case PMOVSXBD -> widen(o, 8, 32, true);
            case PMOVSXBQ -> widen(o, 8, 64, true);
            case PMOVSXWD -> widen(o, 16, 32, true);
            case PMOVSXWQ -> widen(o, 16, 64, true);
            case PMOVSXDQ -> widen(o, 32, 64, true);
            case PMOVZXBW -> widen(o, 8, 16, false);
            case PMOVZXBD -> widen(o, 8, 32, false);
            case PMOVZXBQ -> widen(o, 8, 64, false);
            case PMOVZXWD -> widen(o, 16, 32, false);
            case PMOVZXWQ -> widen(o, 16, 64, false);
            case PMOVZXDQ -> widen(o, 32, 64, false);
            default -> null;
        };
    }

    private static Op widen(Operands o, int from, int to, boolean signed) {
        int usedByLow = 64 * from / to;
        return combine(
                o,
                (a0, a1, b0, b1) -> Shuffles.widened(b0, from, to, signed),
                (a0, a1, b0, b1) -> Shuffles.widened(b0 >>> usedByLow, from, to, signed));
    }

    /** 16 of the 32 bytes a:b, from number {@code bytes} on. */
    private static Op align(Operands o, int bytes) {
        if (bytes >= 16) {
            return combine(
                    o,
                    (a0, a1, b0, b1) -> Shuffles.bytesFrom(a0, a1, bytes - 16),
                    (a0, a1, b0, b1) -> Shuffles.bytesFrom(a1, 0, bytes - 16));
        }
        return bytes >= 8
                ? combine(
                        o,
                        (a0, a1, b0, b1) -> Shuffles.bytesFrom(b1, a0, bytes - 8),
                        (a0, a1, b0, b1) -> Shuffles.bytesFrom(a0, a1, bytes - 8))
                : combine(
                        o,
                        (a0, a1, b0, b1) -> Shuffles.bytesFrom(b0, b1, bytes),
                        (a0, a1, b0, b1) -> Shuffles.bytesFrom(b1, a0, bytes));
    }

    /** Bit 2 of the immediate chooses where a begins, bits 1..0 the block of b, each by four. */
    private static Op differences(Operands o, int immediate) {
        int start = immediate & 4;
        int block = immediate & 3;
        return combine(
                o,
                (a0, a1, b0, b1) ->
                        Products.slidingDifferences(
                                Shuffles.bytesFrom(a0, a1, start), doubleword(b0, b1, block)),
                (a0, a1, b0, b1) ->
                        Products.slidingDifferences(
                                Shuffles.bytesFrom(a0, a1, start + 4), doubleword(b0, b1, block)));
    }

    private static int doubleword(long low, long high, int number) {
        return (int) Shuffles.bytesFrom(low, high, 4 * number);
    }

    /** b's lanes where the immediate has ones, a's elsewhere. */
    private static Op blend(Operands o, int width) {
        long fromLow = InsertBinder.lanes(o.immediate(2), width);
        long fromHigh = InsertBinder.lanes(o.immediate(2) >>> 64 / width, width);
        return combine(
                o,
                (a0, a1, b0, b1) -> a0 & ~fromLow | b0 & fromLow,
                (a0, a1, b0, b1) -> a1 & ~fromHigh | b1 & fromHigh);
    }

    private static Op blendByMask(Operands o, Lanes lanes) {
        return new MaskOps.Blend(o.register(0), o.source(1), lanes);
    }

    private static Op combine(Operands o, Half low, Half high) {
        return new Combine(o.register(0), o.source(1), low, high);
    }
}
