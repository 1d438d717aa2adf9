package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

/** A directory of /proc: its entries are made when somebody looks. */
public abstract non-sealed class MadeDirectory extends Directory {
    protected MadeDirectory(Attributes attributes, Directory parent, String name) {
        super(attributes);
        putInto(parent, name);
    }

    /** For {@link #twin}. */
    protected MadeDirectory(MadeDirectory original) {
        super(original);
    }

    @Override
    final void put(String name, Inode inode) throws ErrnoException {
        throw new ErrnoException(Errno.ENOENT);
    }

    @Override
    final void remove(String name) throws ErrnoException {
        throw new ErrnoException(Errno.EPERM);
    }
}
