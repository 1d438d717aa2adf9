package org.stackshift.machine.cpu.x87;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;
import org.stackshift.machine.cpu.Op;

/**
 * fwait: only looks at pending exceptions; #NM needs cr0.MP as well as cr0.TS (SDM vol. 2, WAIT).
 */
final class FwaitOp extends Op {
    @Override
    public void execute(Cpu cpu) {
        long both = ControlBits.CR0_MP | ControlBits.CR0_TS;
        if ((cpu.cr0 & both) == both) {
            throw new GuestFault(Vector.NM, 0, 0);
        }
        X87Op.raisePending(cpu.x87);
    }
}
