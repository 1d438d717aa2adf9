package org.stackshift.kernel.mm;

/**
 * How much an address space may get, in bytes (getrlimit).
 *
 * @param stack RLIMIT_STACK: how far the stack grows
 * @param data RLIMIT_DATA: how large the heap of brk becomes
 * @param addressSpace RLIMIT_AS: what all ranges together may measure
 */
public record MemoryLimits(long stack, long data, long addressSpace) {
    /** No limit ("RLIM_INFINITY"). */
    public static final long INFINITY = Long.MAX_VALUE;

    /** What a program starts with. */
    public static final MemoryLimits DEFAULT =
            new MemoryLimits(FaultHandler.STACK_LIMIT, INFINITY, INFINITY);

    /** The layout leaves so much below the top for a stack, however high its limit is. */
    private static final long ROOM_FOR_STACK =
            Layout.STACK_TOP - Layout.MMAP_BASE - Layout.STACK_GUARD_GAP;

    /** How far the stack can really grow. */
    public long stackReach() {
        return Math.min(stack, ROOM_FOR_STACK);
    }
}
