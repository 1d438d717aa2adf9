package org.stackshift.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The switches that tasks made between stacks of their program. A visit to the kernel is none,
 * unless the kernel returns the same task to another stack, as for a signal.
 */
final class UserSwitches {
    private final Map<Integer, Departure> departures = new HashMap<>();
    private final Map<Integer, StackSwitched> lastOf = new HashMap<>();
    private Optional<StackSwitched> last = Optional.empty();

    /** The user stack that a task left for the kernel's. */
    private record Departure(Stack stack, long rip, long rsp) {}

    /** A task came from one stack to another. */
    void note(int task, StackSwitched event) {
        if (event.isInUserMode()) {
            add(task, event);
        } else if (event.to().isKernel() && !event.from().isKernel()) {
            departures.put(task, new Departure(event.from(), event.rip(), event.oldRsp()));
        } else if (!event.to().isKernel()) {
            returned(task, event);
        }
    }

    private void returned(int task, StackSwitched event) {
        Departure left = departures.remove(task);
        if (left != null && left.stack() != event.to()) {
            add(
                    task,
                    new StackSwitched(
                            event.icount(),
                            left.rip(),
                            left.stack(),
                            left.rsp(),
                            event.to(),
                            event.newRsp()));
        }
    }

    private void add(int task, StackSwitched event) {
        last = Optional.of(event);
        lastOf.put(task, event);
    }

    /** The stack to which the kernel will return a task; empty while it is not in the kernel. */
    Optional<Stack> left(int task) {
        return Optional.ofNullable(departures.get(task)).map(Departure::stack);
    }

    /** The latest switch of any task. */
    Optional<StackSwitched> last() {
        return last;
    }

    /** The latest switch of a task. */
    Optional<StackSwitched> last(int task) {
        return Optional.ofNullable(lastOf.get(task));
    }
}
