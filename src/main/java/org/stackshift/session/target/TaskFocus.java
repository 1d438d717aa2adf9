package org.stackshift.session.target;

import org.stackshift.debug.CpuRegisters;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;

import java.util.Optional;
import java.util.OptionalInt;

/** The task that is being looked at: the one on the CPU, or one that somebody chose. */
final class TaskFocus {
    private final Kernel kernel;
    private Task last;
    private OptionalInt chosen = OptionalInt.empty();

    /**
     * @param first the task to look at until another one runs
     */
    TaskFocus(Kernel kernel, Task first) {
        this.kernel = kernel;
        this.last = first;
    }

    /** Looks at a task from now on; empty follows the CPU. */
    void choose(OptionalInt pid) {
        chosen = pid;
    }

    /** Whether no task was chosen. */
    boolean followsCpu() {
        return chosen.isEmpty();
    }

    /** The task; while a CPU idles, the one that ran last. */
    Task task() {
        Optional<Task> wanted =
                chosen.isPresent() ? kernel.task(chosen.getAsInt()) : Optional.empty();
        return wanted.orElseGet(this::onCpu);
    }

    private Task onCpu() {
        kernel.current().filter(task -> task.pid() != 0).ifPresent(task -> last = task);
        return last;
    }

    /** The CPU that runs the task, if one does. */
    Optional<Cpu> cpu() {
        return cpu(task());
    }

    private Optional<Cpu> cpu(Task task) {
        return kernel.machine().cpus().stream()
                .filter(cpu -> kernel.scheduler().running(cpu.number()).orElse(null) == task)
                .findFirst();
    }

    /**
     * The CPU to look at: the one whose turn it is, or the one that runs the chosen task; empty if
     * none does.
     */
    Optional<Cpu> shownCpu() {
        return followsCpu() ? Optional.of(kernel.machine().cpu()) : cpu();
    }

    /** The CPU that executes a task's own code now, if one does. */
    private Optional<Cpu> inRing3(Task task) {
        return cpu(task).filter(cpu -> cpu.cpl != 0);
    }

    /** General-purpose registers as the program sees them, by encoding number. */
    long[] gpr() {
        return gpr(task());
    }

    private long[] gpr(Task task) {
        return inRing3(task).map(cpu -> cpu.gpr).orElseGet(() -> savedGpr(task));
    }

    private static long[] savedGpr(Task task) {
        long[] gpr = new long[Gpr.COUNT];
        for (int i = 0; i < gpr.length; i++) {
            gpr[i] = task.regs().gpr(i);
        }
        return gpr;
    }

    /** The registers of a task in ring 3, or those that it will go on with there. */
    CpuRegisters registers(Task task) {
        return CpuRegisters.of(gpr(task), rip(task));
    }

    /** The program's next instruction. */
    long rip() {
        return rip(task());
    }

    private long rip(Task task) {
        return inRing3(task).map(cpu -> cpu.rip).orElseGet(() -> task.regs().rip());
    }

    /** The program's flags. */
    long rflags() {
        return inRing3(task()).map(Cpu::rflags).orElseGet(() -> task().regs().field(PtRegs.EFLAGS));
    }
}
