package org.stackshift.machine.cpu.integer;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.EffectiveAddress;
import org.stackshift.machine.cpu.Op;

/** Instructions that are about an address: lea and xlat (SDM vol. 2). */
final class AddressOps {
    private AddressOps() {}

    /** lea: the offset, without segment base, cut to the operand size. */
    static final class Lea extends Op {
        private final int destination;
        private final EffectiveAddress address;
        private final long written;
        private final long kept;

        Lea(int destination, EffectiveAddress address, int bytes) {
            this.destination = destination;
            this.address = address;
            this.written = Width.unsigned(-1, bytes);
            this.kept = bytes == 2 ? ~written : 0;
        }

        @Override
        public void execute(Cpu cpu) {
            long[] gpr = cpu.gpr;
            gpr[destination] = gpr[destination] & kept | address.offset(cpu) & written;
        }
    }

    /** xlat: al becomes byte al of the table at rbx. */
    static final class Xlat extends Op {
        private final EffectiveAddress table;

        Xlat(EffectiveAddress table) {
            this.table = table;
        }

        @Override
        public void execute(Cpu cpu) {
            int value = cpu.load8(table.of(cpu) + (cpu.gpr[Gpr.RAX] & 0xff));
            Registers.write(cpu.gpr, Gpr.RAX, 1, value);
        }
    }
}
