package org.stackshift.machine.cpu.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Msr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Segment;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.Stop;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.event.Cr3Loaded;
import org.stackshift.machine.event.FlushCause;
import org.stackshift.machine.event.InterruptReturn;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.machine.event.SyscallEntered;
import org.stackshift.machine.event.TlbFlushed;

/** The instructions of the operating system, against SDM vol. 2 and shared facts §6. */
class SystemOpsTest {
    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    private void kernel(String code) {
        bare.kernel(code + "f4").run();
    }

    private void assertFault(int vector, int errorCode) {
        assertEquals(vector, bare.vector());
        assertEquals(errorCode, bare.stack(0));
    }

    @Test
    void syscallChangesRcxR11AndTheRingButNeitherRspNorMemory() {
        bare.user("0f05");
        cpu.setRflags(Rflags.IF | Rflags.CF | Rflags.DF);
        bare.run();

        assertEquals(BareMachine.SYSCALL_ENTRY + 1, cpu.rip);
        assertEquals(BareMachine.USER_CODE + 2, cpu.gpr[Gpr.RCX]);
        assertEquals(Rflags.IF | Rflags.CF | Rflags.DF | Rflags.RESERVED_ONE, cpu.gpr[Gpr.R11]);
        assertEquals(Rflags.CF | Rflags.RESERVED_ONE, cpu.rflags());
        assertEquals(BareMachine.USER_STACK, cpu.gpr[Gpr.RSP]);
        assertEquals(0, bare.ram().read64(BareMachine.USER_STACK - 8));
        assertEquals(0, cpu.cpl);
        assertEquals(BareMachine.KERNEL_CS, cpu.selector[Segment.CS]);
        assertEquals(BareMachine.KERNEL_SS, cpu.selector[Segment.SS]);
    }

    @Test
    void sysretGoesBackToRing3WithTheSelectorsOfLinux() {
        bare.place(BareMachine.SYSCALL_ENTRY, "480f07");
        bare.user("0f05 cd80");
        cpu.setRflags(Rflags.IF | Rflags.ZF);
        bare.run();

        assertEquals(0x80, bare.vector());
        assertEquals(BareMachine.USER_CODE + 4, bare.stack(0));
        assertEquals(BareMachine.USER_CS, bare.stack(1));
        assertEquals(Rflags.IF | Rflags.ZF | Rflags.RESERVED_ONE, bare.stack(2));
        assertEquals(BareMachine.USER_SS, bare.stack(4));
    }

    @Test
    void sysretToANonCanonicalAddressFaultsInRing0() {
        bare.kernel("480f07");
        cpu.gpr[Gpr.RCX] = 1L << 47;
        bare.run();
        assertFault(Vector.GP, 0);
        assertEquals(BareMachine.KERNEL_CS, bare.stack(2));
    }

    @Test
    void withoutSceSyscallIsUndefined() {
        cpu.efer &= ~ControlBits.EFER_SCE;
        bare.user("0f05").run();
        assertEquals(Vector.UD, bare.vector());
    }

    @Test
    void iretqToRing3NeedsAStackSegmentOfRing3() {
        bare.kernel("48cf");
        long frame = BareMachine.KERNEL_STACK - 40;
        long[] words = {BareMachine.USER_CODE, BareMachine.USER_CS, 2, BareMachine.USER_STACK, 0};
        for (int i = 0; i < words.length; i++) {
            bare.ram().write64(frame + 8 * i, words[i]);
        }
        cpu.gpr[Gpr.RSP] = frame;
        bare.run();
        assertFault(Vector.GP, 0);
        assertEquals(BareMachine.KERNEL_CODE, bare.stack(1));
        assertEquals(frame, bare.stack(4));
    }

    @Test
    void iretqCannotEnterACodeSegmentThatIsNone() {
        bare.kernel("48cf");
        long frame = BareMachine.KERNEL_STACK - 40;
        bare.ram().write64(frame + 8, BareMachine.KERNEL_SS);
        cpu.gpr[Gpr.RSP] = frame;
        bare.run();
        assertFault(Vector.GP, BareMachine.KERNEL_SS);
    }

    @Test
    void swapgsExchangesTheTwoBases() {
        cpu.gsBase = 0x1000;
        cpu.kernelGsBase = BareMachine.USER_DATA;
        bare.ram().write64(BareMachine.USER_DATA, 4711);
        kernel("0f01f8 65488b042500000000"); // swapgs; mov %gs:0,%rax
        assertEquals(4711, cpu.gpr[Gpr.RAX]);
        assertEquals(0x1000, cpu.kernelGsBase);
    }

    @Test
    void loadingANullSelectorIntoFsZeroesItsBase() {
        cpu.fsBase = 0x1234;
        kernel("31c0 8ee0"); // xor %eax,%eax; mov %eax,%fs
        assertEquals(0, cpu.fsBase);
    }

    @Test
    void popOfFsLoadsTheSelectorThatPushPushed() {
        bare.user("6a2b 0fa1 0fa0 cd80").run(); // push $0x2b; pop %fs; push %fs
        assertEquals(0x2b, cpu.selector[Segment.FS]);
        assertEquals(0x2b, bare.ram().read64(BareMachine.USER_STACK - 8));
        assertEquals(BareMachine.USER_STACK - 8, bare.stack(3));
    }

    @Test
    void ring3MayNotLoadAKernelDataSegment() {
        bare.user("b818000000 8ed8"); // mov $0x18,%eax; mov %eax,%ds
        bare.run();
        assertFault(Vector.GP, BareMachine.KERNEL_SS);
    }

    @Test
    void ltrMarksTheTssBusyAndRefusesABusyOne() {
        kernel("b840000000 0f00d8"); // mov $0x40,%eax; ltr %ax
        assertEquals(Stop.HALTED, bare.run());
        assertEquals(0x4000, cpu.tssBase);
        assertEquals(0x67, cpu.tssLimit);
        kernel("b840000000 0f00d8");
        assertFault(Vector.GP, BareMachine.TSS);
    }

    @Test
    void lidtAndSidtMoveTenBytes() {
        bare.place(BareMachine.USER_DATA, "ff0f 8877665544330000");
        cpu.gpr[Gpr.RDI] = BareMachine.USER_DATA;
        cpu.gpr[Gpr.RSI] = BareMachine.USER_DATA + 16;
        kernel("0f011f 0f010e"); // lidt (%rdi); sidt (%rsi)
        assertEquals(0x0000_3344_5566_7788L, cpu.idtBase);
        assertEquals(0x0fff, cpu.idtLimit);
        assertEquals(
                bare.ram().read64(BareMachine.USER_DATA),
                bare.ram().read64(BareMachine.USER_DATA + 16));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x0000000180000011", // upper half of cr0
        "0, 0x00000011", // paging off in 64-bit mode
        "4, 0x00000000", // PAE off in 64-bit mode
        "4, 0x00001020", // a bit of 5-level paging
        "3, 0x0000010000000000", // beyond the physical addresses
        "8, 0x10",
    })
    void controlRegistersRefuseWhatTheyCannotHold(int index, String value) {
        cpu.gpr[Gpr.RAX] = Long.decode(value);
        String code = index == 8 ? "440f22c0" : String.format("0f22%02x", 0xc0 | index << 3);
        kernel(code);
        assertFault(Vector.GP, 0);
        assertEquals(BareMachine.KERNEL_CODE, bare.stack(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {Msr.LSTAR, Msr.FS_BASE, Msr.GS_BASE, Msr.KERNEL_GS_BASE, Msr.STAR})
    void aModelRegisterReadsBackWhatWasWritten(int msr) {
        cpu.gpr[Gpr.RCX] = msr & 0xffff_ffffL;
        cpu.gpr[Gpr.RAX] = 0x9abc_def0L;
        cpu.gpr[Gpr.RDX] = 0x0000_1234L;
        kernel("0f30 31c0 31d2 0f32"); // wrmsr; xor %eax,%eax; xor %edx,%edx; rdmsr
        assertEquals(0x9abc_def0L, cpu.gpr[Gpr.RAX]);
        assertEquals(0x1234, cpu.gpr[Gpr.RDX]);
    }

    @Test
    void unknownModelRegistersAndNonCanonicalBasesAreProtectionFaults() {
        cpu.gpr[Gpr.RCX] = 0x1234;
        kernel("0f32");
        assertFault(Vector.GP, 0);
        cpu.gpr[Gpr.RCX] = Msr.LSTAR & 0xffff_ffffL;
        cpu.gpr[Gpr.RDX] = 0x8000;
        kernel("0f30");
        assertFault(Vector.GP, 0);
    }

    @Test
    void reservedBitsOfDebugRegistersReadAsGiven() {
        cpu.gpr[Gpr.RAX] = 0xffff_ffffL;
        kernel("0f23f0 0f23f8 0f21f1 0f21fa"); // to dr6 and dr7, back to rcx and rdx
        assertEquals(0xffff_efffL, cpu.gpr[Gpr.RCX]);
        assertEquals(0xffff_27ffL, cpu.gpr[Gpr.RDX]);
        cpu.gpr[Gpr.RAX] = 0;
        kernel("0f23f0 0f23f8 0f21f1 0f21fa");
        assertEquals(0xffff_0ff0L, cpu.gpr[Gpr.RCX]);
        assertEquals(0x400, cpu.gpr[Gpr.RDX]);
    }

    @Test
    void theTimeStampCounterCountsInstructions() {
        kernel("9090 0f31"); // nop; nop; rdtsc
        assertEquals(3, cpu.gpr[Gpr.RAX]);
        assertEquals(0, cpu.gpr[Gpr.RDX]);
    }

    @Test
    void portsReadAsOnesInRing0AndAreForbiddenInRing3() {
        kernel("31c0 ec"); // xor %eax,%eax; in %dx,%al
        assertEquals(0xff, cpu.gpr[Gpr.RAX]);
        bare.user("ec").run();
        assertFault(Vector.GP, 0);
    }

    @Test
    void whatTheHardwareDoesIsReported() {
        bare.place(BareMachine.HANDLERS + 0x800, "48cf");
        bare.user("cd80 0f05").run();
        assertEquals(
                new InterruptTaken(
                        1,
                        0x80,
                        BareMachine.USER_CODE + 2,
                        3,
                        BareMachine.USER_STACK,
                        BareMachine.RSP0 - 40),
                bare.events().get(0));
        assertEquals(
                new InterruptReturn(
                        2,
                        BareMachine.HANDLERS + 0x800,
                        BareMachine.USER_CODE + 2,
                        3,
                        BareMachine.RSP0 - 40,
                        BareMachine.USER_STACK),
                bare.events().get(1));
        assertEquals(
                new SyscallEntered(3, 0, BareMachine.USER_CODE + 4, BareMachine.USER_STACK),
                bare.events().get(2));
    }

    @Test
    void loadingCr3IsReportedWithTheFlushThatItMeans() {
        long cr3 = cpu.cr3;
        cpu.gpr[Gpr.RAX] = cr3;
        kernel("0f22d8");
        assertEquals(new Cr3Loaded(1, 0, cr3, cr3, 0, false), bare.events().get(0));
        assertEquals(new TlbFlushed(1, 0, FlushCause.CR3_LOAD, 1), bare.events().get(1));
    }
}
