package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;
import org.stackshift.testing.GuestRun;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;

/**
 * What lies on the kernel stack after each way into the kernel, read from guest memory. Source: SDM
 * vol. 3 §6.14.2, vol. 2 "SYSCALL", and what was measured on a Linux host.
 */
class KernelStackTest {
    private static final long BUDGET = 100_000;
    private static final int FIVE_WORDS = 40;
    private static final int SIX_WORDS = 48;
    private static final int USER_CS = 0x33;
    private static final int USER_SS = 0x2b;
    private static final int RSP0 = 4;

    /** The instruction under test, 6 bytes into its section: two bytes long where it completes. */
    private static final long OFFENDER = 0x50_0006;

    /** Fills registers, offends at "here", which the linker puts at a known address. */
    private static final String PROGRAM =
            """
            __asm__(
                ".globl _start\\n _start: movabs $0x1111111111111111, %rbx\\n"
                "mov $20, %eax; mov $0xdd1, %edi; mov $0x516, %esi; mov $0xd22, %edx\\n"
                "mov $0x808, %r8d; mov $0x909, %r9d; mov $0x1010, %r10d; mov $0x1212, %r12d\\n"
                "mov $0x1313, %r13d; mov $0x1414, %r14d; mov $0x1515, %r15d; mov $0xbb9, %ebp\\n"
                "stc\\n"
                ".section .here, \\"ax\\"\\n here: nop; mov $20, %eax; @; jmp here\\n"
                ".text\\n jmp *target\\n .data\\n target: .quad here");
            """;

    @TempDir Path directory;

    private GuestRun guest;
    private Machine machine;
    private Task task;

    private void runTo(String instruction, String symbol) {
        byte[] elf =
                HostTools.compile(
                        directory,
                        PROGRAM.replace("@", instruction),
                        "gcc",
                        "-nostdlib",
                        "-static",
                        "-Wl,--section-start=.here=0x500000");
        guest = GuestRun.start(elf, new byte[0], "program");
        machine = guest.kernel().machine();
        task = guest.kernel().tasks().getFirst();
        machine.addBreakpoint(OFFENDER);
        assertEquals(RunResult.BREAKPOINT, guest.kernel().run(BUDGET));
        machine.removeBreakpoint(OFFENDER);
        machine.addBreakpoint(guest.kernel().image().address(symbol));
        assertEquals(RunResult.BREAKPOINT, guest.kernel().run(BUDGET));
    }

    @Test
    void int0x80PushesFiveWordsOnTheStackThatTheTssNames() {
        runTo("int $0x80", "entry_INT80_compat");
        assertEquals(rsp0() - FIVE_WORDS, rsp());
        assertFrame(rsp(), OFFENDER + 2);
        assertEquals(0, machine.cpu().selector[Segment.SS]);
        assertEquals(task.kernelStack().top(), rsp0());
    }

    @Test
    void syscallPushesNothingAndLeavesRspAlone() {
        runTo("syscall", "entry_SYSCALL_64");
        assertEquals(guest.initialRsp(), rsp());
        assertEquals(OFFENDER + 2, machine.cpu().gpr[Gpr.RCX]);
        assertEquals(0x203, machine.cpu().gpr[Gpr.R11] & 0x203);
    }

    @Test
    void aPageFaultPushesItsErrorCodeBelowTheFiveWords() {
        runTo("mov %eax, 0x40", "asm_exc_page_fault");
        assertEquals(rsp0() - SIX_WORDS, rsp());
        assertEquals(6, word(rsp()));
        assertFrame(rsp() + 8, OFFENDER);
        assertEquals(0x40, machine.cpu().cr2);
    }

    @Test
    void anExceptionWithoutErrorCodeGetsMinusOneInItsPlace() {
        runTo("ud2", "error_entry");
        assertEquals(-1, word(rsp0() - SIX_WORDS));
        assertEquals(6, word(rsp()));
    }

    @Test
    void theEntryCodeBuildsPtRegsInLinuxsOrder() {
        runTo("syscall", "do_syscall");
        long regs = rsp0() - PtRegs.SIZE;
        long[] expected = {
            0x1515,
            0x1414,
            0x1313,
            0x1212,
            0xbb9,
            0x1111111111111111L,
            machine.cpu().gpr[Gpr.R11],
            0x1010,
            0x909,
            0x808,
            -38,
            OFFENDER + 2,
            0xd22,
            0x516,
            0xdd1,
            20
        };
        long[] found = new long[expected.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = word(regs + 8L * i);
        }
        assertArrayEquals(expected, found);
        assertFrame(regs + PtRegs.RIP, OFFENDER + 2);
        assertEquals(regs - 8, rsp());
    }

    @Test
    void rsp0StaysTheSameHoweverOftenTheKernelIsEntered() {
        runTo("int $0x80", "entry_INT80_compat");
        long before = rsp0();
        for (int i = 0; i < 100; i++) {
            assertEquals(RunResult.BREAKPOINT, guest.kernel().run(BUDGET));
            assertEquals(before, rsp0());
            assertEquals(before - FIVE_WORDS, rsp());
        }
    }

    @Test
    void thePageBelowAKernelStackIsNotMapped() {
        runTo("syscall", "do_syscall");
        assertTrue(machine.peekTranslate(task.kernelStack().vaddr()) >= 0);
        assertEquals(-1, machine.peekTranslate(task.kernelStack().vaddr() - 1));
        assertEquals(16 << 10, task.kernelStack().top() - task.kernelStack().vaddr());
    }

    private void assertFrame(long vaddr, long rip) {
        assertEquals(rip, word(vaddr));
        assertEquals(USER_CS, word(vaddr + 8));
        assertEquals(0x203, word(vaddr + 16) & 0x203);
        assertEquals(guest.initialRsp(), word(vaddr + 24));
        assertEquals(USER_SS, word(vaddr + 32));
    }

    private long rsp() {
        return machine.cpu().gpr[Gpr.RSP];
    }

    private long rsp0() {
        return word(machine.cpu().tssBase + RSP0);
    }

    private long word(long vaddr) {
        return machine.ram().read64(machine.peekTranslate(vaddr));
    }
}
