package org.stackshift.kernel.syscall;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Poll;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The descriptors that one poll or select looks at, with the queues to sleep on if none is ready.
 */
final class ReadySet {
    private final Call call;
    private final Set<WaitQueue> queues = new LinkedHashSet<>();

    ReadySet(Call call) {
        this.call = call;
    }

    /** POLL* bits of a descriptor; POLLNVAL if it is not open. */
    int poll(int fd) {
        try {
            OpenFile file = call.files().get(fd);
            queues.add(file.changes());
            return file.poll();
        } catch (ErrnoException notOpen) {
            return Poll.POLLNVAL;
        }
    }

    /** Where to sleep for a change of what was looked at. */
    WaitQueue[] queues() {
        return queues.toArray(WaitQueue[]::new);
    }
}
