package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** ldmxcsr, stmxcsr, fxsave, fxrstor: what they do with their one memory operand. */
final class StateOp extends Op {
    /** What is done with the operand. */
    @FunctionalInterface
    private interface Action {
        void run(Cpu cpu, long vaddr);
    }

    private final EffectiveAddress address;
    private final Action action;

    private StateOp(EffectiveAddress address, Action action) {
        this.address = address;
        this.action = action;
    }

    /** The op, or null for a mnemonic of another kind. */
    static @Nullable Op bind(Operands o) {
        return switch (o.insn().mnemonic()) {
            case LDMXCSR -> new StateOp(o.address(0), StateOp::loadMxcsr);
            case STMXCSR -> new StateOp(o.address(0), StateOp::storeMxcsr);
            case FXSAVE -> new StateOp(o.address(0), StateOp::save);
            case FXRSTOR -> new StateOp(o.address(0), StateOp::restore);
            default -> null;
        };
    }

    @Override
    public void execute(Cpu cpu) {
        action.run(cpu, address.of(cpu));
    }

    private static void loadMxcsr(Cpu cpu, long vaddr) {
        Availability.requireSse(cpu);
        Mxcsr.write(cpu, cpu.load32(vaddr));
    }

    private static void storeMxcsr(Cpu cpu, long vaddr) {
        Availability.requireSse(cpu);
        cpu.store32(vaddr, cpu.mxcsr);
    }

    private static void save(Cpu cpu, long vaddr) {
        requireUnit(cpu);
        Source.requireAligned(vaddr);
        cpu.probeWrite(vaddr, FxArea.USED);
        ByteBuffer area = ByteBuffer.wrap(FxArea.of(cpu)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < FxArea.USED; i += Long.BYTES) {
            cpu.store64(vaddr + i, area.getLong(i));
        }
    }

    private static void restore(Cpu cpu, long vaddr) {
        requireUnit(cpu);
        Source.requireAligned(vaddr);
        ByteBuffer area = ByteBuffer.allocate(FxArea.USED).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < FxArea.USED; i += Long.BYTES) {
            area.putLong(i, cpu.load64(vaddr + i));
        }
        FxArea.load(cpu, area.array());
    }

    private static void requireUnit(Cpu cpu) {
        if ((cpu.cr0 & (ControlBits.CR0_EM | ControlBits.CR0_TS)) != 0) {
            throw new GuestFault(Vector.NM, 0, 0);
        }
    }
}
