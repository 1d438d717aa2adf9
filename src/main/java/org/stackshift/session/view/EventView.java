package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalLong;

/**
 * Everything about one event.
 *
 * @param number counts the events of a run from 0
 * @param icount instructions retired when it happened
 * @param cpu on which it happened
 * @param pid the task that it happened to; 0 for the idle task
 * @param task that task's name
 * @param rip the instruction concerned
 * @param where the function of that instruction, null where unknown
 * @param detail what happened
 */
public record EventView(
        long number,
        long icount,
        int cpu,
        int pid,
        String task,
        long rip,
        @Nullable Symbol where,
        Detail detail) {
    /** What happened, by kind. */
    public sealed interface Detail {
        EventKind kind();
    }

    /**
     * The kernel was asked for something.
     *
     * @param name as in the manual; empty while unknown
     * @param arguments as many as the call has, empty while unknown
     * @param result what rax will hold, empty while the call lasts
     * @param gate whether it came by {@code int 0x80}, through an interrupt gate
     */
    public record Syscall(
            long number, String name, List<Long> arguments, OptionalLong result, boolean gate)
            implements Detail {
        public Syscall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public EventKind kind() {
            return EventKind.SYSCALL;
        }
    }

    /** An interrupt from outside; the CPU pushed five words at {@code newRsp}. */
    public record Interrupt(int vector, int fromCpl, long oldRsp, long newRsp) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.INTERRUPT;
        }
    }

    /**
     * An exception.
     *
     * @param errorCode what the CPU pushed
     * @param vaddr cr2 for a page fault, else 0
     * @param outcome how the kernel resolved a page fault, in its own word ({@code ZERO_FILLED});
     *     empty while unknown
     */
    public record Fault(int vector, int errorCode, long vaddr, String outcome) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.FAULT;
        }
    }

    /** The CPU went from one task to another; pid 0 is the idle task. */
    public record Switch(TaskRef from, TaskRef to, boolean voluntary, boolean sameSpace)
            implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.SWITCH;
        }
    }

    /** Physical addresses of the top-level page tables. */
    public record Cr3(long oldCr3, long newCr3) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.CR3;
        }
    }

    /** A switch between two stacks of a program. */
    public record Stack(Owner from, Owner to) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.STACK;
        }
    }

    /** A signal was sent to the task, or ({@code handler} not 0) its handler entered. */
    public record Signal(String name, long handler) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.SIGNAL;
        }
    }

    /** A task was made. */
    public record Created(TaskRef task) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.CREATED;
        }
    }

    /** A task ended, with a status or ({@code signal} not 0) by a signal. */
    public record Exited(TaskRef task, int status, int signal) implements Detail {
        @Override
        public EventKind kind() {
            return EventKind.EXITED;
        }
    }

    public EventKind kind() {
        return detail.kind();
    }
}
