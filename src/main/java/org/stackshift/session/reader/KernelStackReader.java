package org.stackshift.session.reader;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.task.KernelStack;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.TaskRegisters;
import org.stackshift.session.view.KernelSlot;
import org.stackshift.session.view.KernelSlot.Pusher;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.KernelStackView.Entry;
import org.stackshift.session.view.Owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the kernel stack of the program's task: pt_regs at its top, and what the kernel pushed
 * below.
 */
final class KernelStackReader {
    /** Fields of pt_regs, from its start upward. */
    private static final List<String> FIELDS =
            List.of(
                    "r15",
                    "r14",
                    "r13",
                    "r12",
                    "rbp",
                    "rbx",
                    "r11",
                    "r10",
                    "r9",
                    "r8",
                    "rax",
                    "rcx",
                    "rdx",
                    "rsi",
                    "rdi",
                    "orig_rax",
                    "rip",
                    "cs",
                    "rflags",
                    "rsp",
                    "ss");

    private static final int ORIG_RAX = FIELDS.indexOf("orig_rax");
    private static final int WORDS_BELOW = 40;

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
        Entry entry = debuggee.notes().kernelEntry(task.pid());
        return new KernelStackView(
                debuggee.machine().icount(),
                new Owner(Owner.Kind.KERNEL, task.struct().comm(), 0),
                task.pid(),
                stack.vaddr(),
                stack.top(),
                rsp0(),
                rsp,
                entry,
                entry instanceof Entry.None
                        ? List.of()
                        : rows(stack, entry, rsp.orElseGet(() -> lowestInUse(stack))));
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

    /** Of a task that was switched out, where its switch frame lies; else nothing is in use. */
    private long lowestInUse(KernelStack stack) {
        long sp = debuggee.task().struct().threadSp();
        boolean isParked = debuggee.cpuOfTask().isEmpty() && !debuggee.hasEnded();
        return isParked && sp > stack.vaddr() && sp <= stack.top() ? sp : stack.top();
    }

    private long rsp0() {
        return TaskRegisters.of(debuggee).rsp0();
    }

    private List<KernelSlot> rows(KernelStack stack, Entry entry, long rsp) {
        List<KernelSlot> rows = new ArrayList<>();
        long lowest = Math.max(stack.vaddr(), stack.ptRegs() - WORDS_BELOW * Long.BYTES);
        for (long slot = stack.top() - Long.BYTES; slot >= lowest; slot -= Long.BYTES) {
            OptionalLong value = debuggee.peek().word(slot);
            long index = (slot - stack.ptRegs()) / Long.BYTES;
            boolean isField = slot >= stack.ptRegs();
            boolean isShown = isField || slot >= rsp || value.orElse(0) != 0;
            if (value.isPresent() && isShown) {
                rows.add(
                        new KernelSlot(
                                slot,
                                value.getAsLong(),
                                isField ? FIELDS.get((int) index) : "",
                                isField ? pusher((int) index, entry) : Pusher.KERNEL,
                                slot >= rsp));
            }
        }
        return rows;
    }

    /**
     * For an interrupt the CPU pushes ss, rsp, rflags, cs and rip, for some exceptions an error
     * code too; syscall pushes nothing, so that the entry code has to.
     */
    private static Pusher pusher(int index, Entry entry) {
        return switch (entry) {
            case Entry.Interrupt(int vector) when index > ORIG_RAX -> Pusher.CPU;
            case Entry.Interrupt(int vector)
                    when index == ORIG_RAX && Vector.hasErrorCode(vector) ->
                    Pusher.CPU;
            default -> Pusher.ENTRY_CODE;
        };
    }
}
