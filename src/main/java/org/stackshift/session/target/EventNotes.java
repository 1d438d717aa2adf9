package org.stackshift.session.target;

import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.machine.event.ExceptionTaken;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.view.KernelStackView.Entry;

import java.util.Optional;

/** Of all events, those that explain the present state; the history of them all beside. */
public final class EventNotes implements EventSink {
    private Optional<PageFault> unresolved = Optional.empty();
    private Optional<ExceptionTaken> exception = Optional.empty();
    private Entry entry = new Entry.None();

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
                    entry = new Entry.Syscall(call.number(), call.name());
            case ExceptionTaken taken -> {
                exception = Optional.of(taken);
                entered(taken.fromCpl(), taken.vector());
            }
            case InterruptTaken taken -> entered(taken.fromCpl(), taken.vector());
            default -> {}
        }
    }

    private void entered(int fromCpl, int vector) {
        if (fromCpl != 0) {
            entry = new Entry.Interrupt(vector);
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

    /** How the kernel was last entered from ring 3. */
    public Entry kernelEntry() {
        return entry;
    }
}
