package org.stackshift.kernel.process;

import org.stackshift.abi.CloneFlags;
import org.stackshift.abi.Signal;

/**
 * What shall be made ("struct kernel_clone_args").
 *
 * @param flags CLONE_*
 * @param exitSignal what the parent gets in the end, or 0
 * @param stack rsp of the child, or 0 for the same as the parent's
 * @param parentTid where the parent finds the child's number (CLONE_PARENT_SETTID)
 * @param childTid where the child finds it (CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID)
 * @param tls fs base of the child (CLONE_SETTLS)
 */
public record CloneArgs(
        long flags, int exitSignal, long stack, long parentTid, long childTid, long tls) {
    /** What fork asks for. */
    public static final CloneArgs FORK = new CloneArgs(0, Signal.SIGCHLD, 0, 0, 0, 0);

    /** What vfork asks for. */
    public static final CloneArgs VFORK =
            new CloneArgs(CloneFlags.CLONE_VFORK | CloneFlags.CLONE_VM, Signal.SIGCHLD, 0, 0, 0, 0);

    /** Whether a flag, or one of several, is set. */
    public boolean has(long flag) {
        return (flags & flag) != 0;
    }
}
