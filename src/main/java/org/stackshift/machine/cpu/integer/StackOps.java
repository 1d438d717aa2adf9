package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;

/**
 * push, pop, enter, leave (SDM vol. 2). The operand size is 8, or 2 under its prefix. rsp changes
 * last, so that a fault leaves it where it was.
 */
final class StackOps {
    private StackOps() {}

    /** push of an 8-byte register. */
    static final class PushRegister extends Op {
        private final int source;

        PushRegister(int source) {
            this.source = source;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.push64(cpu.gpr[source]);
        }
    }

    /** push of anything else. */
    static final class Push extends Op {
        private final Location source;
        private final int bytes;

        Push(Location source, int bytes) {
            this.source = source;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP] - bytes;
            cpu.store(rsp, bytes, source.read(cpu));
            cpu.gpr[Gpr.RSP] = rsp;
        }
    }

    /** push of fs or gs: the selector, zero-extended. */
    static final class PushSelector extends Op {
        private final int segment;
        private final int bytes;

        PushSelector(int segment, int bytes) {
            this.segment = segment;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP] - bytes;
            cpu.store(rsp, bytes, cpu.selector[segment] & 0xffff);
            cpu.gpr[Gpr.RSP] = rsp;
        }
    }

    /** pop into an 8-byte register other than rsp. */
    static final class PopRegister extends Op {
        private final int destination;

        PopRegister(int destination) {
            this.destination = destination;
        }

        @Override
        public void execute(Cpu cpu) {
            cpu.gpr[destination] = cpu.pop64();
        }
    }

    /** pop rsp: what is popped replaces the incremented pointer. */
    static final class PopRsp extends Op {
        @Override
        public void execute(Cpu cpu) {
            cpu.writeRsp(cpu.load64(cpu.gpr[Gpr.RSP]));
        }
    }

    /** pop into a word register. */
    static final class PopWord extends Op {
        private final int destination;

        PopWord(int destination) {
            this.destination = destination;
        }

        @Override
        public void execute(Cpu cpu) {
            int value = cpu.load16(cpu.gpr[Gpr.RSP]);
            cpu.gpr[Gpr.RSP] += 2;
            Registers.write(cpu.gpr, destination, 2, value);
        }
    }

    /** pop into memory; an address that uses rsp uses it as incremented. */
    static final class PopMemory extends Op {
        private final EffectiveAddress destination;
        private final int bytes;

        PopMemory(EffectiveAddress destination, int bytes) {
            this.destination = destination;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP];
            long value = cpu.load(rsp, bytes);
            cpu.gpr[Gpr.RSP] = rsp + bytes;
            long vaddr = destination.of(cpu);
            cpu.gpr[Gpr.RSP] = rsp;
            cpu.store(vaddr, bytes, value);
            cpu.gpr[Gpr.RSP] = rsp + bytes;
        }
    }

    /** leave: rsp to where rbp points, then pop rbp. */
    static final class Leave extends Op {
        private final int bytes;

        Leave(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long frame = cpu.gpr[Gpr.RBP];
            long caller = cpu.load(frame, bytes);
            cpu.writeRsp(frame + bytes);
            Registers.write(cpu.gpr, Gpr.RBP, bytes, caller);
        }
    }

    /** enter: push rbp, copy the frame pointers of enclosing procedures, make room. */
    static final class Enter extends Op {
        private final int room;
        private final int level;
        private final int bytes;

        /**
         * @param room bytes of local variables, 0-65535
         * @param level nesting level; counts modulo 32
         */
        Enter(int room, int level, int bytes) {
            this.room = room;
            this.level = level & 31;
            this.bytes = bytes;
        }

        @Override
        public void execute(Cpu cpu) {
            long rsp = cpu.gpr[Gpr.RSP] - bytes;
            long rbp = cpu.gpr[Gpr.RBP];
            long frame = rsp;
            cpu.store(rsp, bytes, rbp);
            for (int i = 1; i < level; i++) {
                rsp -= bytes;
                cpu.store(rsp, bytes, cpu.load(rbp - (long) i * bytes, bytes));
            }
            if (level > 0) {
                rsp -= bytes;
                cpu.store(rsp, bytes, frame);
            }
            // The manual lets enter fault where the new top of the stack could not be written.
            cpu.probeWrite(rsp - room, bytes);
            Registers.write(cpu.gpr, Gpr.RBP, bytes, frame);
            cpu.gpr[Gpr.RSP] = rsp - room;
        }
    }
}
