package org.stackshift.machine.cpu.system;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;

import java.util.List;

/** mov to and from segment, control and debug registers (SDM vol. 2, MOV). */
final class SpecialMoves {
    private SpecialMoves() {}

    /** The op, or null for a mov between general registers and memory. */
    static @Nullable Op create(Instruction insn, long nextRip) {
        List<Operand> operands = insn.operands();
        if (operands.getFirst() instanceof Operand.Register to && isSpecial(to)) {
            return write(to, Location.of(operands.getLast(), nextRip));
        }
        if (operands.getLast() instanceof Operand.Register from && isSpecial(from)) {
            return read(from, Location.of(operands.getFirst(), nextRip));
        }
        return null;
    }

    private static boolean isSpecial(Operand.Register register) {
        return switch (register.file()) {
            case SEGMENT, CONTROL, DEBUG -> true;
            default -> false;
        };
    }

    private static Op write(Operand.Register to, Location source) {
        int index = to.index();
        return switch (to.file()) {
            case SEGMENT -> SystemOp.any(cpu -> loadSegment(cpu, index, (int) source.read(cpu)));
            case CONTROL ->
                    SystemOp.privileged(
                            cpu -> ControlRegisters.write(cpu, index, source.read(cpu)));
            default ->
                    SystemOp.privileged(
                            cpu -> ControlRegisters.writeDebug(cpu, index, source.read(cpu)));
        };
    }

    private static Op read(Operand.Register from, Location destination) {
        int index = from.index();
        return switch (from.file()) {
            case SEGMENT ->
                    SystemOp.any(cpu -> destination.write(cpu, cpu.selector[index] & 0xffffL));
            case CONTROL ->
                    SystemOp.privileged(
                            cpu -> destination.write(cpu, ControlRegisters.read(cpu, index)));
            default ->
                    SystemOp.privileged(
                            cpu -> destination.write(cpu, ControlRegisters.readDebug(cpu, index)));
        };
    }

    private static void loadSegment(Cpu cpu, int segment, int selector) {
        SegmentRegisters.load(cpu, segment, selector & 0xffff);
        if (segment == Segment.SS) {
            cpu.interruptShadow = true;
            cpu.resync();
        }
    }
}
