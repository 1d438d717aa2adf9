package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.sse.StoreOps.Extract;
import org.stackshift.machine.cpu.sse.StoreOps.StoreMasked;
import org.stackshift.machine.cpu.sse.StoreOps.StoreVector;
import org.stackshift.machine.cpu.sse.StoreOps.ToLocation;
import org.stackshift.machine.cpu.sse.VectorOps.Combine;
import org.stackshift.machine.cpu.sse.VectorOps.Half;
import org.stackshift.machine.cpu.sse.VectorOps.Load;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.machine.decode.Prefix;

/** Binds moves into, out of and between XMM registers. */
final class MoveBinder {
    private static final Extract LOW = (low, high) -> low;
    private static final Extract HIGH = (low, high) -> high;

    private MoveBinder() {}

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case MOVAPS, MOVAPD, MOVDQA, MOVNTPS, MOVNTPD, MOVNTDQ, MOVNTDQA -> whole(o, true);
            case MOVUPS, MOVUPD, MOVDQU, LDDQU -> whole(o, false);
            case MOVSS -> scalar(o, Half::lowSingle);
            case MOVSD_SSE -> scalar(o, Half.LOW_OF_B);
            case MOVD, MOVQ -> between(o);
            case MOVLPS, MOVLPD -> half(o, LOW, Half.LOW_OF_B, Half.HIGH_OF_A);
            case MOVHPS, MOVHPD -> half(o, HIGH, Half.LOW_OF_A, Half.LOW_OF_B);
            case MOVHLPS -> combine(o, Half.HIGH_OF_B, Half.HIGH_OF_A);
            case MOVLHPS -> combine(o, Half.LOW_OF_A, Half.LOW_OF_B);
            case MOVDDUP -> combine(o, Half.LOW_OF_B, Half.LOW_OF_B);
            case MOVSLDUP -> duplicate(o, 0);
            case MOVSHDUP -> duplicate(o, 32);
            case MOVMSKPS -> extract(o, (low, high) -> signs(Lanes.DOUBLEWORDS, low, high));
            case MOVMSKPD -> extract(o, (low, high) -> signs(Lanes.QUADWORD, low, high));
            case PMOVMSKB -> extract(o, (low, high) -> signs(Lanes.BYTES, low, high));
            case MASKMOVDQU ->
                    new StoreMasked(maskedAddress(o.insn()), o.register(0), o.register(1));
            default -> null;
        };
    }

    /** ds:rdi, with the segment and address size that the prefixes choose. */
    static EffectiveAddress maskedAddress(Instruction insn) {
        int none = Operand.Memory.NONE;
        int segment = none;
        if (insn.has(Prefix.SEGMENT_FS)) {
            segment = Segment.FS;
        } else if (insn.has(Prefix.SEGMENT_GS)) {
            segment = Segment.GS;
        }
        return EffectiveAddress.of(
                new Operand.Memory(segment, Gpr.RDI, none, 1, 0, insn.addressSize(), 1), 0);
    }

    private static Op whole(Operands o, boolean aligned) {
        if (o.isMemory(0)) {
            return new StoreVector(o.address(0), aligned, o.register(1));
        }
        return new Load(o.register(0), aligned ? o.source(1) : o.unaligned(1));
    }

    /** A scalar from memory clears the rest of the register, one from a register keeps it. */
    private static Op scalar(Operands o, Half merged) {
        if (o.isMemory(0)) {
            return new ToLocation(o.location(0), o.source(1), LOW);
        }
        return o.isMemory(1)
                ? new Load(o.register(0), o.source(1))
                : combine(o, merged, Half.HIGH_OF_A);
    }

    /** movd and movq: between XMM registers and anything else, zero-extended. */
    private static Op between(Operands o) {
        if (!o.isXmm(0)) {
            return new ToLocation(o.location(0), o.source(1), LOW);
        }
        return o.isXmm(1)
                ? combine(o, Half.LOW_OF_B, Half.ZERO)
                : new Load(o.register(0), o.source(1));
    }

    private static Op half(Operands o, Extract stored, Half low, Half high) {
        return o.isMemory(0)
                ? new ToLocation(o.location(0), o.source(1), stored)
                : combine(o, low, high);
    }

    /** Each half twice the single at bit {@code shift} of the source's half. */
    private static Op duplicate(Operands o, int shift) {
        return combine(
                o,
                (a0, a1, b0, b1) -> twice(b0 >>> shift),
                (a0, a1, b0, b1) -> twice(b1 >>> shift));
    }

    private static long twice(long single) {
        return single & FloatOps.LOW_SINGLE | single << 32;
    }

    private static long signs(Lanes lanes, long low, long high) {
        return lanes.signs(low) | lanes.signs(high) << 64 / lanes.width();
    }

    private static Op extract(Operands o, Extract extract) {
        return new ToLocation(o.location(0), o.source(1), extract);
    }

    private static Op combine(Operands o, Half low, Half high) {
        return new Combine(o.register(0), o.source(1), low, high);
    }
}
