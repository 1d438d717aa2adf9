package org.stackshift.hostcpu;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole machine as a {@link CaseRunner}: the code runs in ring 3, in decoded blocks, and ends
 * in an exception that is delivered through the IDT. Integer registers, flags and memory; x87 and
 * SSE state is handed back as it came.
 */
public final class EmulatedMachine implements CaseRunner {
    private static final long CODE_FRAME = 0x600000;
    private static final long DATA_FRAME = 0x601000;
    private static final long STACK_FRAME = 0x602000;
    private static final long OFFSET = PageBits.PAGE_SIZE - 1;

    private final BareMachine machine = new BareMachine();
    private final Cpu cpu = machine.cpu();
    private byte[] code = {};

    /** A machine with the windows of {@link CpuState} mapped for ring 3. */
    public EmulatedMachine() {
        long rights = PageBits.P | PageBits.RW | PageBits.US;
        machine.map(CpuState.CODE, CODE_FRAME, rights);
        machine.map(CpuState.DATA & ~OFFSET, DATA_FRAME, rights);
        machine.map(CpuState.STACK & ~OFFSET, STACK_FRAME, rights);
        cpu.gsBase = CpuState.DATA;
        machine.machine().flushTlb();
    }

    @Override
    public List<HostResult> run(List<HostCase> cases) {
        List<HostResult> results = new ArrayList<>();
        for (HostCase testCase : cases) {
            load(testCase);
            machine.run();
            results.add(result(testCase.before()));
        }
        return results;
    }

    private void load(HostCase testCase) {
        if (testCase.code() != code) {
            code = testCase.code();
            byte[] padded = Arrays.copyOf(code, HostCase.CODE_SIZE);
            Arrays.fill(padded, code.length, padded.length, HostCase.INT3);
            machine.ram().write(CODE_FRAME, padded, 0, padded.length);
        }
        CpuState before = testCase.before();
        loadWindow(DATA_FRAME, CpuState.DATA, before.bytes(), CpuState.DATA_WINDOW);
        loadWindow(STACK_FRAME, CpuState.STACK, before.bytes(), CpuState.STACK_WINDOW);
        machine.go(3, CpuState.CODE, before.gpr(Gpr.RSP));
        for (int i = 0; i < Gpr.COUNT; i++) {
            cpu.gpr[i] = before.gpr(i);
        }
        cpu.setRflags(before.rflags());
        cpu.cr2 = 0;
    }

    private void loadWindow(long frame, long vaddr, byte[] source, int offset) {
        machine.ram().clear(frame, PageBits.PAGE_SIZE);
        machine.ram().write(frame + (vaddr & OFFSET), source, offset, CpuState.WINDOW);
    }

    /** Reads what the exception pushed: an error code for some, then rip, cs, rflags and rsp. */
    private HostResult result(CpuState before) {
        int vector = machine.vector();
        int frame = Vector.hasErrorCode(vector) ? 1 : 0;
        CpuState after = before.copy();
        for (int i = 0; i < Gpr.COUNT; i++) {
            after.setGpr(i, cpu.gpr[i]);
        }
        after.setGpr(Gpr.RSP, machine.stack(frame + 3));
        after.setRflags(machine.stack(frame + 2));
        saveWindow(DATA_FRAME, CpuState.DATA, after.bytes(), CpuState.DATA_WINDOW);
        saveWindow(STACK_FRAME, CpuState.STACK, after.bytes(), CpuState.STACK_WINDOW);
        // int3 is a trap: what it pushed is the address behind it.
        long rip = machine.stack(frame) - (vector == Vector.BP ? 1 : 0);
        return new HostResult(signal(vector), 0, vector == Vector.PF ? cpu.cr2 : 0, rip, after);
    }

    private void saveWindow(long frame, long vaddr, byte[] target, int offset) {
        machine.ram().read(frame + (vaddr & OFFSET), target, offset, CpuState.WINDOW);
    }

    /** The signal that Linux makes of an exception; 0 for the int3 behind the code. */
    private static int signal(int vector) {
        return switch (vector) {
            case Vector.BP -> 0;
            case Vector.DE -> HostResult.SIGFPE;
            case Vector.UD -> HostResult.SIGILL;
            case Vector.SS -> HostResult.SIGBUS;
            default -> HostResult.SIGSEGV;
        };
    }
}
