package org.stackshift.session.view;

/**
 * The execution unit that a stack belongs to.
 *
 * @param kind what sort of unit it is
 * @param name the program's own word for it, such as {@code co_b}; empty where it has none
 * @param mark which colour and shape it keeps everywhere; 0 is main, numbers go on upward and the
 *     window wraps them around; ignored for {@link Kind#KERNEL}, which has a mark of its own
 */
public record Owner(Kind kind, String name, int mark) {
    /** Sorts of execution units. */
    public enum Kind {
        /** The thread that a process begins with. */
        MAIN,
        /** A unit that the program switches by itself. */
        COROUTINE,
        /** A further thread of the kernel's. */
        THREAD,
        /** The kernel side of a task. */
        KERNEL,
        /** A signal handler on an alternate stack. */
        SIGNAL
    }
}
