package org.stackshift.session.reader.paging;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The processes that have memory, in the order in which the kernel lists their tasks. */
final class ProcessList {
    private final Debuggee debuggee;
    private final List<Entry> entries;

    ProcessList(Debuggee debuggee) {
        this.debuggee = debuggee;
        Map<Integer, Task> byPid = new LinkedHashMap<>();
        for (Task task : debuggee.kernel().tasks()) {
            if (task.hasMm()) {
                byPid.putIfAbsent(task.process().pid(), task);
            }
        }
        this.entries = new ArrayList<>();
        byPid.forEach((pid, task) -> entries.add(new Entry(ref(pid, task), task)));
    }

    /**
     * A process that can be looked at.
     *
     * @param task its oldest thread
     */
    record Entry(ProcessRef ref, Task task) {
        AddressSpace mm() {
            return task.mm();
        }

        int pid() {
            return ref.pid();
        }
    }

    List<ProcessRef> refs() {
        return entries.stream().map(Entry::ref).toList();
    }

    List<Entry> entries() {
        return entries;
    }

    /** The process of a task; {@link PagingRequest#ANY} where there is none. */
    int ofTask(OptionalInt pid) {
        return debuggee.kernel().tasks().stream()
                .filter(task -> pid.isPresent() && task.pid() == pid.getAsInt())
                .mapToInt(task -> task.process().pid())
                .findFirst()
                .orElse(PagingRequest.ANY);
    }

    /** The process asked for, else the one that runs, else the first. */
    Optional<Entry> choose(int pid) {
        return find(entry -> entry.pid() == pid)
                .or(() -> find(entry -> entry.ref().isCurrent()))
                .or(() -> entries.stream().findFirst());
    }

    /** The process asked for, else the first but {@code other}. */
    Optional<Entry> chooseBeside(int pid, Entry other) {
        return find(entry -> entry.pid() == pid && entry.pid() != other.pid())
                .or(() -> find(entry -> entry.pid() != other.pid()));
    }

    private Optional<Entry> find(Predicate<Entry> condition) {
        return entries.stream().filter(condition).findFirst();
    }

    /** Whether the names and lines of the program that was opened hold for a process. */
    boolean isOfProgram(Entry entry) {
        String executable = debuggee.task().process().executable();
        return entry.task().process().executable().equals(executable);
    }

    /** The next instruction of a process: on a CPU, or where it goes on. */
    long rip(Entry entry) {
        return cpuOf(entry.mm()).map(cpu -> cpu.rip).orElseGet(() -> entry.task().regs().rip());
    }

    /** The stack pointer of a process: on a CPU, or the one it goes on with. */
    long rsp(Entry entry) {
        return cpuOf(entry.mm())
                .map(cpu -> cpu.gpr[Gpr.RSP])
                .orElseGet(() -> entry.task().regs().field(PtRegs.RSP));
    }

    /** The CPU that runs with these tables and not only borrows them for its idle task. */
    private Optional<Cpu> cpuOf(AddressSpace mm) {
        Cpu turn = debuggee.cpu();
        return debuggee.machine().cpus().stream()
                .filter(cpu -> (cpu.cr3 & PageBits.FRAME) == mm.pgd())
                .filter(cpu -> cpu == turn || cpu.cpl == 3)
                .max(Comparator.comparing(cpu -> cpu == turn));
    }

    private ProcessRef ref(int pid, Task task) {
        return new ProcessRef(pid, task.struct().comm(), cpuOf(task.mm()).isPresent());
    }
}
