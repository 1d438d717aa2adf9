package org.stackshift.ui.common;

import org.stackshift.isa.PageBits;
import org.stackshift.isa.Vector;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.EventView;
import org.stackshift.session.view.TaskRef;

import java.util.List;
import java.util.stream.Collectors;

/** Puts an event into one sentence. */
public final class EventText {
    /** Smaller arguments are written as decimal numbers, larger ones are addresses or flags. */
    private static final long SMALL = 4_096;

    private final Messages messages;

    public EventText(Messages messages) {
        this.messages = messages;
    }

    /** What the kind is called. */
    public String kind(EventKind kind) {
        return messages.get("event." + kind);
    }

    /** A task's name and number. */
    public String task(TaskRef task) {
        if (task.isIdle()) {
            return messages.get("task.idle");
        }
        String name = task.name().isEmpty() ? messages.get("task.unnamed") : task.name();
        return messages.get("task.name", name, Integer.toString(task.pid()));
    }

    /** What happened. */
    public String sentence(EventView event) {
        return switch (event.detail()) {
            case EventView.Syscall call -> syscall(call);
            case EventView.Interrupt interrupt -> interrupt(interrupt);
            case EventView.Fault fault -> fault(fault);
            case EventView.Switch change -> change(change);
            case EventView.Cr3(var before, var now) ->
                    messages.get(
                            before == now ? "event.cr3.same" : "event.cr3.other",
                            hex(before),
                            hex(now));
            case EventView.Stack(var from, var to) ->
                    messages.get(
                            "stop.switched",
                            Owners.name(from, messages),
                            Owners.name(to, messages));
            case EventView.Signal(var name, var handler) ->
                    handler == 0
                            ? messages.get("event.signal.sent", name, who(event))
                            : messages.get("event.signal.handled", name, who(event), hex(handler));
            case EventView.Created(var task) -> messages.get("event.created", task(task));
            case EventView.Exited(var task, var status, var signal) ->
                    signal == 0
                            ? messages.get("event.exited", task(task), Integer.toString(status))
                            : messages.get("event.killed", task(task), Integer.toString(signal));
        };
    }

    /** Whom it happened to. */
    public String who(EventView event) {
        return task(new TaskRef(event.pid(), event.pid(), event.task()));
    }

    private String syscall(EventView.Syscall call) {
        String what =
                call.name().isEmpty()
                        ? messages.get("event.syscall.unknown")
                        : call.name() + "(" + arguments(call.arguments()) + ")";
        String way = messages.get(call.gate() ? "event.syscall.gate" : "event.syscall.fast", what);
        return call.result().isEmpty()
                ? messages.get("event.syscall.open", way)
                : messages.get("event.syscall.done", way, number(call.result().getAsLong()));
    }

    private static String arguments(List<Long> arguments) {
        return arguments.stream().map(EventText::number).collect(Collectors.joining(", "));
    }

    /** Small numbers in decimal, others in hexadecimal. */
    private static String number(long value) {
        boolean small = value > -SMALL && value < SMALL;
        boolean negativeInt = value == 0xffff_ffffL;
        return small ? Long.toString(value) : negativeInt ? "-1" : hex(value);
    }

    private String interrupt(EventView.Interrupt interrupt) {
        String name =
                interrupt.vector() == Vector.LOCAL_TIMER
                        ? messages.get("event.interrupt.timer")
                        : messages.get(
                                "event.interrupt.vector", Integer.toString(interrupt.vector()));
        return interrupt.fromCpl() == 0
                ? messages.get("event.interrupt.kernel", name)
                : messages.get("event.interrupt.user", name, hex(interrupt.newRsp()));
    }

    private String fault(EventView.Fault fault) {
        if (fault.vector() != Vector.PF) {
            return messages.get(
                    "event.fault.exception",
                    Integer.toString(fault.vector()),
                    messages.getOr("event.vector." + fault.vector(), "event.vector.other"));
        }
        String head =
                messages.get(
                        "event.fault.page",
                        messages.get("event.access." + access(fault.errorCode())),
                        hex(fault.vaddr()),
                        messages.get(
                                isPresent(fault) ? "event.fault.denied" : "event.fault.absent"));
        return fault.outcome().isEmpty()
                ? messages.get("event.fault.open", head)
                : messages.get(
                        "event.fault.done", head, messages.get("event.outcome." + fault.outcome()));
    }

    private static boolean isPresent(EventView.Fault fault) {
        return (fault.errorCode() & PageBits.ERROR_P) != 0;
    }

    private static String access(int errorCode) {
        if ((errorCode & PageBits.ERROR_I) != 0) {
            return "FETCH";
        }
        return (errorCode & PageBits.ERROR_W) != 0 ? "WRITE" : "READ";
    }

    private String change(EventView.Switch change) {
        String why =
                change.from().isIdle()
                        ? messages.get("event.switch.woken")
                        : messages.get(
                                change.voluntary()
                                        ? "event.switch.voluntary"
                                        : "event.switch.preempted",
                                task(change.from()));
        return messages.get(
                "event.switch",
                task(change.from()),
                task(change.to()),
                why,
                messages.get(space(change)));
    }

    private static String space(EventView.Switch change) {
        if (change.to().isIdle()) {
            return "event.switch.borrows";
        }
        return change.sameSpace() ? "event.switch.same" : "event.switch.other";
    }

    private static String hex(long value) {
        return "0x" + Hex.plain(value);
    }
}
