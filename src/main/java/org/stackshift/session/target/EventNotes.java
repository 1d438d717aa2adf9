package org.stackshift.session.target;

import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.machine.event.ExceptionTaken;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.view.KernelStackView.Entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Of all events, those that explain the present state; the history of them all beside. */
public final class EventNotes implements EventSink {
    private Optional<PageFault> unresolved = Optional.empty();
    private Optional<ExceptionTaken> exception = Optional.empty();
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** The first program's pid: how it ended is looked at afterwards. */
    private static final int FIRST = 100;

    private final Recorder recorder = new Recorder();

    /** The history of the run. */
    public Recorder recorder() {
        return recorder;
    }

    @Override
    public void accept(Event event) {
        recorder.accept(event);
        switch (event) {
            case PageFault fault when !fault.outcome().isResolved() ->
                    unresolved = Optional.of(fault);
            case SyscallEnter call when !call.compat() ->
                    entries.put(call.pid(), new Entry.Syscall(call.number(), call.name()));
            case ExceptionTaken taken -> {
                exception = Optional.of(taken);
                entered(taken.fromCpl(), taken.vector());
            }
            case InterruptTaken taken -> entered(taken.fromCpl(), taken.vector());
            case TaskExited ended when ended.pid() != FIRST -> entries.remove(ended.pid());
            default -> {}
        }
    }

    private void entered(int fromCpl, int vector) {
        if (fromCpl != 0) {
            entries.put(recorder.pid(), new Entry.Interrupt(vector));
        }
    }

    /** The latest page fault that the kernel could not resolve. */
    public Optional<PageFault> unresolvedPageFault() {
        return unresolved;
    }

    /** The latest exception. */
    public Optional<ExceptionTaken> exception() {
        return exception;
    }

    /** How a task last entered the kernel from ring 3. */
    public Entry kernelEntry(int pid) {
        return entries.getOrDefault(pid, new Entry.None());
    }
}
