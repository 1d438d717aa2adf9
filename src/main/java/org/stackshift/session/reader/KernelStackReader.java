package org.stackshift.session.reader;

import org.stackshift.isa.Gpr;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.TaskRegisters;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.KernelStackView.Entry;
import org.stackshift.session.view.Owner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the kernel stack of the program's task: pt_regs at its top, and what the kernel pushed
 * below.
 */
final class KernelStackReader {
    private final Debuggee debuggee;

    KernelStackReader(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    KernelStackView read() {
        Task task = shown();
        KernelStack stack = task.kernelStack();
        Optional<Cpu> cpu = cpuOn(stack);
        OptionalLong rsp =
                cpu.isPresent() ? OptionalLong.of(cpu.get().gpr[Gpr.RSP]) : OptionalLong.empty();
        Entry entry = entry(task, cpu.isPresent());
        return new KernelStackView(
                debuggee.machine().icount(),
                new Owner(Owner.Kind.KERNEL, task.struct().comm(), 0),
                task.pid(),
                stack.vaddr(),
                stack.top(),
                rsp0(),
                rsp,
                entry,
                entry instanceof Entry.None ? List.of() : rows(task, entry, rsp));
    }

    /** A new task was given its first words, as if it had been switched away from. */
    private Entry entry(Task task, boolean isOnCpu) {
        Entry entry = debuggee.notes().kernelEntry(task.pid());
        boolean isNew = entry instanceof Entry.None && (isOnCpu || isParked(task));
        return isNew ? new Entry.Planted() : entry;
    }

    private List<KernelSlot> rows(Task task, Entry entry, OptionalLong rsp) {
        long sp = task.struct().threadSp();
        long unused = isParked(task) ? sp : task.kernelStack().top();
        boolean isFrame =
                rsp.orElse(unused) >= sp
                        && rsp.orElse(unused) < sp + KernelSlots.SWITCH_FRAME_BYTES;
        return new KernelSlots(debuggee.peek(), task.kernelStack(), entry)
                .read(rsp.orElse(unused), isFrame ? OptionalLong.of(sp) : OptionalLong.empty());
    }

    /**
     * The task being looked at. In the midst of a switch the CPU is already the next task's, but
     * its rsp is still in the previous one's stack: who follows the CPU looks there.
     */
    private Task shown() {
        Cpu cpu = debuggee.cpu();
        if (!debuggee.followsCpu()
                || cpu.cpl != 0
                || cpuOn(debuggee.task().kernelStack()).isPresent()) {
            return debuggee.task();
        }
        return debuggee.kernel().tasks().stream()
                .filter(task -> holds(task.kernelStack(), cpu.gpr[Gpr.RSP]))
                .findFirst()
                .orElseGet(debuggee::task);
    }

    private static boolean holds(KernelStack stack, long rsp) {
        return rsp > stack.vaddr() && rsp <= stack.top();
    }

    /** The CPU whose rsp points into the stack, in the middle of a switch not the task's own. */
    private Optional<Cpu> cpuOn(KernelStack stack) {
        return debuggee.machine().cpus().stream()
                .filter(cpu -> cpu.cpl == 0)
                .filter(cpu -> holds(stack, cpu.gpr[Gpr.RSP]))
                .findFirst();
    }

    /** Whether the task waits for a CPU to pop the frame with which it was switched away from. */
    private boolean isParked(Task task) {
        long sp = task.struct().threadSp();
        return cpuOn(task.kernelStack()).isEmpty()
                && holds(task.kernelStack(), sp)
                && !task.struct().state().isExit()
                && !debuggee.hasUserRegisters(task);
    }

    private long rsp0() {
        return TaskRegisters.of(debuggee).rsp0();
    }
}
