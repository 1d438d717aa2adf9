package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** mul, imul, div and idiv with one operand, which work on rdx:rax. */
final class WideOp extends Op {
    /** What one of them does with its source, sign-extended from {@code bytes}. */
    @FunctionalInterface
    interface WideSemantics {
        void apply(Cpu cpu, long source, int bytes);
    }

    private final WideSemantics semantics;
    private final Location source;
    private final int bytes;

    WideOp(WideSemantics semantics, Location source, int bytes) {
        this.semantics = semantics;
        this.source = source;
        this.bytes = bytes;
    }

    @Override
    public void execute(Cpu cpu) {
        semantics.apply(cpu, Width.signed(source.read(cpu), bytes), bytes);
    }
}
