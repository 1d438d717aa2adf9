package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/** How many files are open in a machine ("files_stat"). */
public final class OpenFileCount implements Copyable<OpenFileCount> {
    /** Most open files ("file-max"). */
    public static final int MAX = 8_192;

    private int count;

    /** Open files that some descriptor leads to; each counts once. */
    public int count() {
        return count;
    }

    void add() throws ErrnoException {
        if (count >= MAX) {
            throw new ErrnoException(Errno.ENFILE);
        }
        count++;
    }

    void remove() {
        count--;
    }

    @Override
    public OpenFileCount copy(Copies copies) {
        OpenFileCount copy = new OpenFileCount();
        copy.count = count;
        return copy;
    }
}
