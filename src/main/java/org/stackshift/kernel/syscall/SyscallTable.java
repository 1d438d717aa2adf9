package org.stackshift.kernel.syscall;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the handler of a system call ("sys_call_table") and turns its failure into a negative
 * result.
 */
public final class SyscallTable {
    /** One system call. */
    @FunctionalInterface
    public interface Handler {
        /** Returns the result, {@link Call#BLOCKED}, or throws the error. */
        long call(Call call) throws ErrnoException;
    }

    private static final int SIZE = 512;

    /** A program may ask for any number: so many are told of. */
    private static final int MISSING_LIMIT = 32;

    private final @Nullable Handler[] handlers = new @Nullable Handler[SIZE];
    private final Set<Long> missing = new TreeSet<>();

    /** Says who handles a call. */
    public void install(Sysno sysno, Handler handler) {
        handlers[sysno.number()] = handler;
    }

    /** Calls that do nothing here and may as well have worked. */
    void installAll(Handler handler, Sysno... sysnos) {
        for (Sysno sysno : sysnos) {
            install(sysno, handler);
        }
    }

    /** The call's result: a negated errno when it failed. */
    public long dispatch(Call call) {
        long number = call.number();
        Handler handler = number >= 0 && number < SIZE ? handlers[(int) number] : null;
        if (handler == null) {
            if (missing.size() < MISSING_LIMIT) {
                missing.add(number);
            }
            return Errno.ENOSYS.negated();
        }
        try {
            return handler.call(call);
        } catch (ErrnoException failure) {
            return failure.errno().negated();
        }
    }

    /** Takes over what another table has noted. */
    public void copyFrom(SyscallTable original) {
        missing.addAll(original.missing);
    }

    /** The first numbers that programs asked for and nobody handles, each once. */
    public Set<Long> missing() {
        return Collections.unmodifiableSet(missing);
    }
}
