package org.stackshift.kernel.task;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FsContext;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.signal.SignalState;

/**
 * What a task has and may share with others: what the flags of clone decide about.
 *
 * @param mm CLONE_VM; null for a kernel thread
 * @param files CLONE_FILES; null for a kernel thread
 * @param fs CLONE_FS; null for a kernel thread
 * @param signals CLONE_SIGHAND
 */
public record Resources(
        @Nullable AddressSpace mm,
        @Nullable FdTable files,
        @Nullable FsContext fs,
        SignalState signals) {
    /** Those of a kernel thread. */
    public static Resources ofKernelThread() {
        return new Resources(null, null, null, new SignalState());
    }
}
