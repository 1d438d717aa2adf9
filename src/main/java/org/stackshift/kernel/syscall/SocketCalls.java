package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;

/** There is no network: no kind of socket can be made, and no descriptor is one. */
final class SocketCalls {
    void install(SyscallTable table) {
        table.installAll(
                _ -> {
                    throw new ErrnoException(Errno.EAFNOSUPPORT);
                },
                Sysno.SOCKET,
                Sysno.SOCKETPAIR);
        table.installAll(
                call -> {
                    call.files().get(call.fd());
                    throw new ErrnoException(Errno.ENOTSOCK);
                },
                Sysno.CONNECT,
                Sysno.BIND,
                Sysno.LISTEN,
                Sysno.ACCEPT,
                Sysno.ACCEPT4,
                Sysno.GETSOCKNAME,
                Sysno.GETPEERNAME,
                Sysno.GETSOCKOPT,
                Sysno.SETSOCKOPT,
                Sysno.SENDTO,
                Sysno.RECVFROM,
                Sysno.SENDMSG,
                Sysno.RECVMSG,
                Sysno.SHUTDOWN);
    }
}
