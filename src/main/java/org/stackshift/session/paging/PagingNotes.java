package org.stackshift.session.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.event.CopyOnWrite;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.mm.WriteFault;
import org.stackshift.kernel.task.Task;
import org.stackshift.session.view.paging.CowFault;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.session.view.paging.WalkStep;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Of all events, those that the page-table panels tell about. What memory looked like is read at
 * the moment of the event: the kernel has dealt with the fault, and the write has not been tried
 * again.
 */
public final class PagingNotes implements EventSink {
    /** Faults kept; older ones are forgotten. */
    private static final int MOST_FAULTS = 100;

    private static final int MOST_ASKED = 64;

    private final Map<Integer, Long> lastFaults = new LinkedHashMap<>();
    private final Deque<CowFault> cowFaults = new ArrayDeque<>();
    private @Nullable Kernel kernel;
    private int count;

    /** Names the kernel whose events these are. */
    public void attach(Kernel booted) {
        kernel = booted;
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case PageFault fault -> lastFaults.put(fault.pid(), fault.vaddr());
            case CopyOnWrite fault when kernel != null -> note(kernel, fault);
            default -> {}
        }
    }

    /** The address of the latest page fault of a task. */
    public OptionalLong lastFault(int pid) {
        Long vaddr = lastFaults.get(pid);
        return vaddr == null ? OptionalLong.empty() : OptionalLong.of(vaddr);
    }

    /** The latest writes to shared pages, the oldest first, without the names of instructions. */
    public List<CowFault> cowFaults() {
        return List.copyOf(cowFaults);
    }

    private void note(Kernel booted, CopyOnWrite event) {
        Tables tables = new Tables(booted.machine().ram());
        WriteFault fault = event.fault();
        List<WalkStep> walk = walkBefore(tables, fault);
        if (walk.isEmpty()) {
            return;
        }
        long offset = fault.vaddr() & PageBits.PAGE_SIZE - 1;
        cowFaults.add(
                new CowFault(
                        count++,
                        event.icount(),
                        process(booted, event.pid()),
                        new CowFault.Write(
                                fault.vaddr(),
                                fault.errorCode(),
                                event.rip(),
                                null,
                                tables.bytes(fault.frameAfter() + offset)),
                        walk,
                        fault.entryAfter(),
                        kind(fault),
                        new CowFault.Count(fault.referencesBefore(), fault.referencesAfter()),
                        sharers(booted, tables, fault)));
        if (cowFaults.size() > MOST_FAULTS) {
            cowFaults.removeFirst();
        }
    }

    /** The walk as the write found it; nothing but the last entry has changed since. */
    private static List<WalkStep> walkBefore(Tables tables, WriteFault fault) {
        List<WalkStep> steps = new ArrayList<>(tables.walk(fault.pgd(), fault.vaddr()).steps());
        if (!steps.isEmpty()) {
            WalkStep last = steps.removeLast();
            steps.add(new WalkStep(last.level(), last.index(), last.table(), fault.entryBefore()));
        }
        return steps;
    }

    private static CowFault.Kind kind(WriteFault fault) {
        return switch (fault.kind()) {
            case COPIED -> CowFault.Kind.COPIED;
            case ZEROED -> CowFault.Kind.ZEROED;
            case REUSED -> CowFault.Kind.REUSED;
        };
    }

    private static ProcessRef process(Kernel booted, int pid) {
        return booted.tasks().stream()
                .filter(task -> task.pid() == pid)
                .map(task -> new ProcessRef(task.process().pid(), task.struct().comm(), true))
                .findFirst()
                .orElse(new ProcessRef(pid, "", true));
    }

    /** Who shares the frame; of a crowd only the first are asked, as each fault does it anew. */
    private static List<Integer> sharers(Kernel booted, Tables tables, WriteFault fault) {
        return booted.tasks().stream()
                .limit(MOST_ASKED)
                .filter(task -> task.hasMm() && task.mm().pgd() != fault.pgd())
                .filter(task -> hasFrame(tables, task, fault))
                .map(task -> task.process().pid())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean hasFrame(Tables tables, Task task, WriteFault fault) {
        long entry = tables.walk(task.mm().pgd(), fault.vaddr()).leaf();
        return entry != 0 && (entry & PageBits.FRAME) == fault.frameBefore();
    }
}
