package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Condition;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/** setcc and cmovcc (SDM vol. 2, SETcc, CMOVcc). */
final class ConditionalOps {
    private ConditionalOps() {}

    static final class Set extends Op {
        private final int condition;
        private final Location destination;

        Set(int condition, Location destination) {
            this.condition = condition;
            this.destination = destination;
        }

        @Override
        public void execute(Cpu cpu) {
            destination.write(cpu, Condition.holds(cpu, condition) ? 1 : 0);
        }
    }

    /**
     * Reads its source and writes its destination in any case: a 32-bit one loses its upper half
     * even if nothing moves.
     */
    static final class Move extends Op {
        private final int condition;
        private final int destination;
        private final Location source;
        private final int bytes;

        Move(int condition, int destination, Location source, int bytes) {
            this.condition = condition;
            this.destination = destination;
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long value = source.read(cpu);
            long kept = cpu.gpr[destination];
            Registers.write(
                    cpu.gpr, destination, bytes, Condition.holds(cpu, condition) ? value : kept);
        }
    }
}
