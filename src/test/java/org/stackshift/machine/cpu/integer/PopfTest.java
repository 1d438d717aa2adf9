package org.stackshift.machine.cpu.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;

/** Which bits popf may change, by privilege level (SDM vol. 2, POPF, table 4-15). */
class PopfTest {
    private static final String PUSH_RAX_POPF = "50 9d";

    private final BareMachine machine = new BareMachine();
    private final Cpu cpu = machine.cpu();

    private long popf(long before, long popped) {
        cpu.setRflags(Rflags.RESERVED_ONE | before);
        cpu.gpr[Gpr.RAX] = popped;
        machine.machine().run(2);
        return cpu.rflags();
    }

    @Test
    void ring0ChangesInterruptFlagAndIoPrivilegeLevel() {
        machine.kernel(PUSH_RAX_POPF);
        assertEquals(
                Rflags.RESERVED_ONE | Rflags.IF | Rflags.IOPL, popf(0, Rflags.IF | Rflags.IOPL));
    }

    @Test
    void ring3ChangesNeitherAndDoesNotFault() {
        machine.user(PUSH_RAX_POPF);
        assertEquals(Rflags.RESERVED_ONE | Rflags.IF, popf(Rflags.IF, Rflags.IOPL));
    }

    @Test
    void ring3MayChangeTheInterruptFlagIfIoplIs3() {
        machine.user(PUSH_RAX_POPF);
        assertEquals(Rflags.RESERVED_ONE | Rflags.IOPL, popf(Rflags.IF | Rflags.IOPL, 0));
    }

    @Test
    void statusDirectionAndIdCanAlwaysBeSet() {
        machine.user(PUSH_RAX_POPF);
        long all = Rflags.STATUS | Rflags.DF | Rflags.ID;
        assertEquals(Rflags.RESERVED_ONE | all, popf(0, all));
    }

    @Test
    void resumeAndVirtual8086FlagsCannot() {
        machine.kernel(PUSH_RAX_POPF);
        assertEquals(Rflags.RESERVED_ONE, popf(0, Rflags.RF | Rflags.VM));
    }
}
