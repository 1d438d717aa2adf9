package org.stackshift.session.target;

import org.stackshift.base.ByteSpan;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.sse.FxArea;

import java.util.OptionalLong;

/**
 * The registers beside the general-purpose ones: of the CPU that runs a task, or as they will be
 * when one does.
 *
 * @param selectors by number of the segment register
 * @param cr2 empty while no CPU runs the task: it belongs to no task
 * @param rsp0 the stack pointer for the next entry from ring 3
 * @param xmm two words each, the low one first
 */
@SuppressWarnings("ArrayRecordComponent")
public record TaskRegisters(
        short[] selectors,
        long fsBase,
        long gsBase,
        long cr0,
        OptionalLong cr2,
        long cr3,
        long cr4,
        long rsp0,
        long[] xmm,
        int mxcsr,
        int cpl) {
    /** Offset of RSP0 in the 64-bit TSS (SDM vol. 3 figure 8-11). */
    public static final int TSS_RSP0 = 4;

    /** Where fxsave64 puts them (SDM vol. 1 §10.5.1). */
    private static final int MXCSR = 24;

    private static final int XMM = 160;
    private static final int XMM_WORDS = 32;

    /** Those of the task that is being looked at. */
    public static TaskRegisters of(Debuggee debuggee) {
        return debuggee.shownCpu()
                .map(cpu -> of(cpu, debuggee))
                .orElseGet(() -> parked(debuggee.task(), debuggee));
    }

    private static TaskRegisters of(Cpu cpu, Debuggee debuggee) {
        return new TaskRegisters(
                cpu.selector.clone(),
                cpu.fsBase,
                cpu.gsBase,
                cpu.cr0,
                OptionalLong.of(cpu.cr2),
                cpu.cr3,
                cpu.cr4,
                debuggee.peek().word(cpu.tssBase + TSS_RSP0).orElse(0),
                cpu.xmm.clone(),
                cpu.mxcsr,
                debuggee.hasEnded() ? 3 : cpu.cpl);
    }

    /** What switch_to will load, and what the way back to ring 3 leaves. */
    private static TaskRegisters parked(Task task, Debuggee debuggee) {
        TaskStruct struct = task.struct();
        Cpu any = debuggee.cpu();
        byte[] fpu = unsaved(task, debuggee);
        return new TaskRegisters(
                selectors(task),
                struct.field(TaskStruct.THREAD_FSBASE),
                struct.field(TaskStruct.THREAD_GSBASE),
                any.cr0,
                OptionalLong.empty(),
                task.hasMm() ? task.mm().pgd() : any.cr3,
                any.cr4,
                task.kernelStack().top(),
                xmm(fpu),
                ByteSpan.of(fpu).i32(MXCSR),
                3);
    }

    /** Until the old task's kernel stack is left, its floating-point registers are in the CPU. */
    private static byte[] unsaved(Task task, Debuggee debuggee) {
        return debuggee.machine().cpus().stream()
                .filter(cpu -> cpu.cpl == 0)
                .filter(cpu -> KernelStackOwners.holds(task.kernelStack(), cpu.gpr[Gpr.RSP]))
                .findFirst()
                .map(FxArea::of)
                .orElseGet(task.struct()::fpu);
    }

    private static short[] selectors(Task task) {
        short[] selectors = new short[Segment.COUNT];
        selectors[Segment.CS] = (short) task.regs().field(PtRegs.CS);
        selectors[Segment.SS] = (short) task.regs().field(PtRegs.SS);
        return selectors;
    }

    private static long[] xmm(byte[] fpu) {
        ByteSpan area = ByteSpan.of(fpu);
        long[] xmm = new long[XMM_WORDS];
        for (int i = 0; i < XMM_WORDS; i++) {
            xmm[i] = area.i64(XMM + Long.BYTES * i);
        }
        return xmm;
    }
}
