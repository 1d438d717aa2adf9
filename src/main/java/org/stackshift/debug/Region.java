package org.stackshift.debug;

/**
 * Memory that can serve as one stack.
 *
 * @param low lowest address
 * @param high first address above
 * @param growsTo the lowest address that rsp may reach and still be on this stack; below {@code
 *     low} for stacks that the kernel extends on demand
 * @param kind what sort of memory it is
 * @param name of the object it is, empty if it has none
 * @param generation tells memory that was given back from what later came to the same place
 */
public record Region(long low, long high, long growsTo, Kind kind, String name, int generation) {
    /** Sorts of memory a stack can lie in. */
    public enum Kind {
        /** The stack that a process begins with. */
        MAIN,
        /** A block of the program's allocator. */
        HEAP,
        /** A variable of the program. */
        OBJECT,
        /** A mapping. */
        MAPPING,
        /** The kernel side of a task. */
        KERNEL
    }

    /** A region that does not grow. */
    public static Region fixed(long low, long high, Kind kind, String name) {
        return new Region(low, high, low, kind, name, 0);
    }

    /** Whether a stack pointer is on it; an empty stack has rsp at {@code high}. */
    public boolean holds(long rsp) {
        return Long.compareUnsigned(rsp, growsTo) >= 0 && Long.compareUnsigned(rsp, high) <= 0;
    }
}
