package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

/**
 * What FUTEX_WAKE_OP does to a word and asks of its old value.
 *
 * <pre>
 *  31 30    28 27      24 23            12 11             0
 *  |shift| op |   cmp    |     oparg      |     cmparg    |
 * </pre>
 */
record FutexOp(int operation, int comparison, int argument, int comparand) {
    private static final int SHIFT = 8;
    private static final int ARGUMENT_BITS = 12;

    /**
     * @throws ErrnoException ENOSYS for an operation or comparison that there is not
     */
    static FutexOp decode(int encoded) throws ErrnoException {
        int operation = encoded >>> 28 & 7;
        int comparison = encoded >>> 24 & 15;
        if (operation > 4 || comparison > 5) {
            throw new ErrnoException(Errno.ENOSYS);
        }
        int argument = encoded << 8 >> 32 - ARGUMENT_BITS;
        int comparand = encoded << 20 >> 32 - ARGUMENT_BITS;
        boolean shifts = (encoded >>> 28 & SHIFT) != 0;
        return new FutexOp(operation, comparison, shifts ? 1 << argument : argument, comparand);
    }

    /** The word's new value. */
    int apply(int old) {
        return switch (operation) {
            case 0 -> argument;
            case 1 -> old + argument;
            case 2 -> old | argument;
            case 3 -> old & ~argument;
            default -> old ^ argument;
        };
    }

    /** Whether waiters of the second word shall be woken too. */
    boolean compare(int old) {
        return switch (comparison) {
            case 0 -> old == comparand;
            case 1 -> old != comparand;
            case 2 -> old < comparand;
            case 3 -> old <= comparand;
            case 4 -> old > comparand;
            default -> old >= comparand;
        };
    }
}
