package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.wait.WaitQueue;

/** An open file without a place in any tree ("anon_inode"): what eventfd and its like make. */
public abstract class AnonymousFile extends OpenFile {
    /** With the O_* flags it was opened with. */
    protected AnonymousFile(int flags) {
        super(flags);
    }

    /**
     * @param changes woken by somebody else when the file becomes readable
     */
    protected AnonymousFile(int flags, WaitQueue changes) {
        super(flags, changes);
    }

    /** For {@link #twin}. */
    protected AnonymousFile(OpenFile original) {
        super(original);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public final Stat stat() {
        return Stat.anonymous();
    }
}
