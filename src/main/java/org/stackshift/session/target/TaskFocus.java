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

    /**
     * The CPU that has a task's own registers, if one does: in ring 3, and in the kernel as long as
     * {@code syscall} has left rsp alone, or rsp is loaded already for {@code sysret}.
     */
    private Optional<Cpu> withUserRegisters(Task task) {
        return cpu(task).filter(cpu -> cpu.cpl != 0 || cpu.gpr[Gpr.RSP] >= 0);
    }

    boolean hasUserRegisters(Task task) {
        return withUserRegisters(task).isPresent();
    }

    /** General-purpose registers as the program sees them, by encoding number. */
    long[] gpr() {
        return gpr(task());
    }

    private long[] gpr(Task task) {
        return withUserRegisters(task).map(cpu -> cpu.gpr).orElseGet(() -> savedGpr(task));
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
        return withUserRegisters(task).map(TaskFocus::userRip).orElseGet(() -> task.regs().rip());
    }

    /** {@code syscall} leaves it in rcx, and {@code sysret} takes it from there. */
    private static long userRip(Cpu cpu) {
        return cpu.cpl != 0 ? cpu.rip : cpu.gpr[Gpr.RCX];
    }

    /** The program's flags. */
    long rflags() {
        return withUserRegisters(task())
                .map(cpu -> cpu.cpl != 0 ? cpu.rflags() : cpu.gpr[Gpr.R11])
                .orElseGet(() -> task().regs().field(PtRegs.EFLAGS));
    }
}
