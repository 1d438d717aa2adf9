package org.stackshift.abi;

/**
 * A system call's failure on its way to the one place that turns it into a negative result. It
 * carries no stack trace: failing is an ordinary outcome of a system call.
 */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1;

    private final Errno errno;

    public ErrnoException(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
