package org.stackshift.kernel.task;

import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.mm.FaultHandler;
import org.stackshift.kernel.mm.MemoryLimits;

import java.util.Arrays;

/**
 * What a process may use at most ("struct rlimit[RLIM_NLIMITS]"); a fork inherits it. Never
 * changes.
 */
public final class ResourceLimits {
    public static final int RLIMIT_DATA = 2;
    public static final int RLIMIT_STACK = 3;
    public static final int RLIMIT_CORE = 4;
    public static final int RLIMIT_NPROC = 6;
    public static final int RLIMIT_NOFILE = 7;
    public static final int RLIMIT_AS = 9;

    /** How many kinds there are. */
    public static final int COUNT = 16;

    /** No limit, as programs write it. */
    public static final long RLIM_INFINITY = -1;

    /** Most tasks that a machine holds. */
    public static final int MOST_TASKS = 4096;

    /** What the first program starts with. */
    public static final ResourceLimits DEFAULT = defaults();

    private final Limit[] limits;

    /**
     * One limit.
     *
     * @param soft what holds
     * @param hard how far soft can be raised
     */
    public record Limit(long soft, long hard) {}

    private ResourceLimits(Limit[] limits) {
        this.limits = limits;
    }

    private static ResourceLimits defaults() {
        Limit[] limits = new Limit[COUNT];
        Arrays.fill(limits, new Limit(RLIM_INFINITY, RLIM_INFINITY));
        limits[RLIMIT_STACK] = new Limit(FaultHandler.STACK_LIMIT, RLIM_INFINITY);
        limits[RLIMIT_CORE] = new Limit(0, RLIM_INFINITY);
        limits[RLIMIT_NPROC] = new Limit(MOST_TASKS, MOST_TASKS);
        limits[RLIMIT_NOFILE] = new Limit(FdTable.LIMIT, FdTable.LIMIT);
        return new ResourceLimits(limits);
    }

    /** The limit of a kind, 0 to {@link #COUNT} - 1. */
    public Limit get(int kind) {
        return limits[kind];
    }

    /** The same with another limit of one kind. */
    public ResourceLimits with(int kind, Limit limit) {
        Limit[] changed = limits.clone();
        changed[kind] = limit;
        return new ResourceLimits(changed);
    }

    /** How many tasks there may be. */
    public int tasks() {
        return (int) Math.min(bytes(RLIMIT_NPROC), MOST_TASKS);
    }

    /** How many descriptors there may be. */
    public int descriptors() {
        return (int) Math.min(bytes(RLIMIT_NOFILE), FdTable.LIMIT);
    }

    /** Those of the address space. */
    public MemoryLimits memory() {
        return new MemoryLimits(bytes(RLIMIT_STACK), bytes(RLIMIT_DATA), bytes(RLIMIT_AS));
    }

    private long bytes(int kind) {
        long soft = limits[kind].soft;
        return soft < 0 ? MemoryLimits.INFINITY : soft;
    }
}
