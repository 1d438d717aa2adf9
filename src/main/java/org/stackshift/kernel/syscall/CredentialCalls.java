package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.Owner;

/**
 * User and group of a process (credentials(7)). There is one user without privileges, and one group
 * with the same number: a process can become what it is already, and nothing else.
 */
final class CredentialCalls {
    private static final int KEEP = -1;
    private static final int CAPABILITY_VERSION_3 = 0x2008_0522;
    private static final int CAPABILITY_WORDS = 6;

    private static final int ID = Owner.STUDENT.user();

    void install(SyscallTable table) {
        table.installAll(_ -> ID, Sysno.GETUID, Sysno.GETEUID, Sysno.GETGID, Sysno.GETEGID);
        table.installAll(call -> become((int) call.a0()), Sysno.SETUID, Sysno.SETGID);
        table.installAll(call -> become(call.a0(), call.a1(), ID), Sysno.SETREUID, Sysno.SETREGID);
        table.installAll(
                call -> become(call.a0(), call.a1(), call.a2()), Sysno.SETRESUID, Sysno.SETRESGID);
        table.installAll(CredentialCalls::tell, Sysno.GETRESUID, Sysno.GETRESGID);
        table.installAll(_ -> ID, Sysno.SETFSUID, Sysno.SETFSGID);
        table.install(Sysno.GETGROUPS, CredentialCalls::getgroups);
        table.install(
                Sysno.SETGROUPS,
                _ -> {
                    throw new ErrnoException(Errno.EPERM);
                });
        table.install(Sysno.CAPGET, CredentialCalls::capget);
        table.install(Sysno.CAPSET, CredentialCalls::capset);
    }

    private static long become(long... ids) throws ErrnoException {
        for (long id : ids) {
            if ((int) id != ID && !((int) id == KEEP && ids.length > 1)) {
                throw new ErrnoException((int) id == KEEP ? Errno.EINVAL : Errno.EPERM);
            }
        }
        return 0;
    }

    /** Real, effective and saved id, to three places. */
    private static long tell(Call call) throws ErrnoException {
        call.user().write32(call.a0(), ID);
        call.user().write32(call.a1(), ID);
        call.user().write32(call.a2(), ID);
        return 0;
    }

    /** The list of groups holds the one group. */
    private static long getgroups(Call call) throws ErrnoException {
        if ((int) call.a0() < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((int) call.a0() > 0) {
            call.user().write32(call.a1(), ID);
        }
        return 1;
    }

    /** The header (version, pid), and where three times two words of no capabilities go. */
    private static long capget(Call call) throws ErrnoException {
        requireVersion(call);
        for (int i = 0; call.a1() != 0 && i < CAPABILITY_WORDS; i++) {
            call.user().write32(call.a1() + 4L * i, 0);
        }
        return 0;
    }

    /** The same arguments: who has no capabilities can give them all up, and gain none. */
    private static long capset(Call call) throws ErrnoException {
        requireVersion(call);
        int pid = call.user().read32(call.a0() + 4);
        boolean allowed = pid == 0 || pid == call.task().pid();
        for (int i = 0; i < CAPABILITY_WORDS; i++) {
            allowed &= call.user().read32(call.a1() + 4L * i) == 0;
        }
        if (!allowed) {
            throw new ErrnoException(Errno.EPERM);
        }
        return 0;
    }

    private static void requireVersion(Call call) throws ErrnoException {
        if (call.user().read32(call.a0()) != CAPABILITY_VERSION_3) {
            call.user().write32(call.a0(), CAPABILITY_VERSION_3);
            throw new ErrnoException(Errno.EINVAL);
        }
    }
}
