package org.stackshift.hostcpu;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Seeded states for a form: always the same for the same text, so that recorded results stay valid.
 *
 * <p>Registers hold edge values, except those that forms use for memory:
 *
 * <ul>
 *   <li>{@code %rsi} points into the data window, at any alignment, with 64 bytes or more on either
 *       side of it;
 *   <li>{@code %rdi} likewise, aligned to 16 bytes;
 *   <li>{@code %r12} is a small index, 0 to 7;
 *   <li>{@code %rsp} is the middle of the stack window, {@code %rbp} 32 bytes above it;
 *   <li>{@code %gs:0} to {@code %gs:0xff} and the absolute addresses from 0x10001800 are the data
 *       window too.
 * </ul>
 *
 * <p>A form that needs more (a small {@code %rcx} for {@code rep}, a {@code %rdx} for {@code div})
 * begins with an instruction that makes it.
 */
public final class CaseGenerator {
    private static final int MXCSR_MASKED = 0x1f80;
    private static final int FCW_MASKED = 0x3f;

    private final Random random;
    private final EdgeValues edges;

    private CaseGenerator(long seed) {
        this.random = new Random(seed);
        this.edges = new EdgeValues(random);
    }

    /** The first {@code count} cases of a form. */
    public static List<HostCase> cases(Form form, int count) {
        CaseGenerator generator = new CaseGenerator(form.text().hashCode());
        return Stream.generate(() -> new HostCase(form.code(), generator.state()))
                .limit(count)
                .toList();
    }

    private CpuState state() {
        CpuState state = new CpuState();
        fillRegisters(state);
        fillX87(state);
        fillSse(state);
        for (int offset = 0; offset < CpuState.WINDOW; offset += Long.BYTES) {
            state.setData(offset, edges.vector());
            state.setStack(offset, edges.integer());
        }
        return state;
    }

    private void fillRegisters(CpuState state) {
        for (int i = 0; i < Gpr.COUNT; i++) {
            state.setGpr(i, edges.integer());
        }
        state.setGpr(Gpr.RSI, CpuState.DATA + 64 + random.nextInt(64));
        state.setGpr(Gpr.RDI, CpuState.DATA + 64 + 16 * random.nextInt(4));
        state.setGpr(Gpr.R12, random.nextInt(8));
        state.setGpr(Gpr.RSP, CpuState.STACK + 128);
        state.setGpr(Gpr.RBP, CpuState.STACK + 160);
        long direction = random.nextInt(8) == 0 ? Rflags.DF : 0;
        state.setRflags(
                random.nextInt() & Rflags.STATUS | direction | Rflags.IF | Rflags.RESERVED_ONE);
    }

    /**
     * All exceptions masked; precision, rounding, top and condition codes vary, and seldom a
     * register is empty.
     */
    private void fillX87(CpuState state) {
        int precision = random.nextInt(3) == 0 ? random.nextInt(4) << 8 : 0x300;
        int rounding = random.nextInt(2) == 0 ? random.nextInt(4) << 10 : 0;
        state.setFcw(FCW_MASKED | 0x40 | (precision == 0x100 ? 0x300 : precision) | rounding);
        state.setFsw(random.nextInt() & 0x7f00 | (random.nextInt(8) == 0 ? random.nextInt(64) : 0));
        state.setFtw(random.nextInt(16) == 0 ? random.nextInt(256) : 0xff);
        for (int i = 0; i < 8; i++) {
            int exponent = edges.extendedExponent();
            state.setSt(i, exponent, edges.extendedSignificand(exponent));
        }
    }

    /**
     * All exceptions masked; rounding varies, and seldom denormals count as zero or are flushed to
     * it.
     */
    private void fillSse(CpuState state) {
        int rounding = random.nextInt(2) == 0 ? random.nextInt(4) << 13 : 0;
        int denormals = random.nextInt(8) == 0 ? random.nextInt() & 0x8040 : 0;
        state.setMxcsr(MXCSR_MASKED | rounding | denormals);
        for (int i = 0; i < 16; i++) {
            int kind = random.nextInt(3);
            for (int half = 0; half < 2; half++) {
                state.setXmm(i, half, ofKind(kind));
            }
        }
    }

    private long ofKind(int kind) {
        return switch (kind) {
            case 0 -> edges.integer();
            case 1 -> edges.double64();
            default -> edges.floats();
        };
    }
}
