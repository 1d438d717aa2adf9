package org.stackshift.session.reader;

import org.stackshift.abi.Sysno;
import org.stackshift.base.Event;
import org.stackshift.debug.StackSwitched;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.kernel.event.ContextSwitch;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.event.SignalDelivered;
import org.stackshift.kernel.event.SignalRaised;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.kernel.event.SyscallExit;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.event.Cr3Loaded;
import org.stackshift.machine.event.ExceptionTaken;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.machine.event.SyscallEntered;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.timeline.EventRing;
import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.EventView.Detail;
import org.stackshift.session.view.TaskRef;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells everything about one recorded event. */
final class EventReader {
    /** The kernel's own record of a call or a fault follows within so many events. */
    private static final int LOOK_AHEAD = 2_048;

    private static final List<Integer> ARGUMENTS =
            List.of(Gpr.RDI, Gpr.RSI, Gpr.RDX, Gpr.R10, Gpr.R8, Gpr.R9);

    private final Debuggee debuggee;
    private final Naming naming;

    EventReader(Debuggee debuggee, Naming naming) {
        this.debuggee = debuggee;
        this.naming = naming;
    }

    /** The event with a number; empty if it is no mark or forgotten. */
    Optional<EventView> read(long number) {
        EventRing ring = ring();
        if (number < ring.oldest() || number >= ring.end()) {
            return Optional.empty();
        }
        EventRing.Entry entry = ring.entry(number);
        return entry.kind() == null ? Optional.empty() : Optional.of(view(entry));
    }

    private EventRing ring() {
        return debuggee.recorder().ring();
    }

    private EventView view(EventRing.Entry entry) {
        return new EventView(
                entry.number(),
                entry.event().icount(),
                entry.cpu(),
                entry.pid(),
                debuggee.recorder().name(entry.pid()),
                entry.rip(),
                naming.symbol(entry.rip()),
                detail(entry));
    }

    private Detail detail(EventRing.Entry entry) {
        return switch (entry.event()) {
            case SyscallEntered call -> syscall(entry, call.rax());
            case InterruptTaken taken when taken.vector() == Recorder.INT80 -> gate(entry);
            case InterruptTaken taken ->
                    new EventView.Interrupt(
                            taken.vector(), taken.fromCpl(), taken.oldRsp(), taken.newRsp());
            case ExceptionTaken taken ->
                    new EventView.Fault(
                            taken.vector(), taken.errorCode(), taken.address(), outcome(entry));
            case ContextSwitch change ->
                    new EventView.Switch(
                            task(change.pid()),
                            task(change.nextPid()),
                            (entry.hint() & Recorder.VOLUNTARY) != 0,
                            (entry.hint() & Recorder.SAME_SPACE) != 0);
            case Cr3Loaded load -> new EventView.Cr3(load.oldCr3(), load.newCr3());
            case StackSwitched change ->
                    new EventView.Stack(naming.owner(change.from()), naming.owner(change.to()));
            case SignalRaised raised -> new EventView.Signal(raised.name(), 0);
            case SignalDelivered signal -> new EventView.Signal(signal.name(), signal.handler());
            case TaskCreated task -> new EventView.Created(task(task.pid()));
            case TaskExited task ->
                    new EventView.Exited(task(task.pid()), task.status(), task.signal());
            case Event other -> throw new IllegalStateException("no mark: " + other);
        };
    }

    private Detail syscall(EventRing.Entry entry, long number) {
        Optional<SyscallEnter> call = following(entry, SyscallEnter.class);
        if (call.isEmpty() && isJustNow(entry)) {
            String name = Sysno.symbol(number);
            List<Long> arguments = ARGUMENTS.stream().map(i -> debuggee.cpu().gpr[i]).toList();
            return new EventView.Syscall(
                    number, name, SyscallArity.cut(name, arguments), OptionalLong.empty(), false);
        }
        return syscall(entry, call, false);
    }

    private Detail gate(EventRing.Entry entry) {
        return syscall(entry, following(entry, SyscallEnter.class), true);
    }

    private Detail syscall(EventRing.Entry entry, Optional<SyscallEnter> call, boolean gate) {
        OptionalLong result =
                following(entry, SyscallExit.class)
                        .map(exit -> OptionalLong.of(exit.result()))
                        .orElse(OptionalLong.empty());
        return call.map(
                        c ->
                                new EventView.Syscall(
                                        c.number(),
                                        c.name(),
                                        SyscallArity.cut(c.name(), c.arguments()),
                                        result,
                                        gate))
                .orElse(new EventView.Syscall(-1, "", List.of(), result, gate));
    }

    /** Whether nothing has happened since: the registers are still those of the event. */
    private boolean isJustNow(EventRing.Entry entry) {
        return entry.number() == ring().end() - 1
                && entry.event().icount() == debuggee.machine().icount();
    }

    private String outcome(EventRing.Entry entry) {
        return entry.event() instanceof ExceptionTaken taken && taken.vector() == Vector.PF
                ? following(entry, PageFault.class).map(fault -> fault.outcome().name()).orElse("")
                : "";
    }

    /** The kernel's record of the same thing: the next one of this task, before its next entry. */
    private <E> Optional<E> following(EventRing.Entry entry, Class<E> type) {
        EventRing ring = ring();
        long end = Math.min(ring.end(), entry.number() + LOOK_AHEAD);
        for (long i = entry.number() + 1; i < end; i++) {
            EventRing.Entry next = ring.entry(i);
            if (next.pid() == entry.pid() && type.isInstance(next.event())) {
                return Optional.of(type.cast(next.event()));
            }
            if (next.pid() == entry.pid() && next.kind() == entry.kind()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A task of now or of before. */
    TaskRef task(int pid) {
        return debuggee.kernel().tasks().stream()
                .filter(task -> task.pid() == pid)
                .findFirst()
                .map(EventReader::task)
                .orElseGet(() -> new TaskRef(pid, pid, debuggee.recorder().name(pid)));
    }

    static TaskRef task(Task task) {
        return new TaskRef(task.pid(), task.struct().tgid(), task.struct().comm());
    }
}
