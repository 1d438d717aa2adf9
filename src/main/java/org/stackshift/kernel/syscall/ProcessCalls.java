package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.process.CpuState;
import org.stackshift.kernel.task.Process;

import java.util.Arrays;

/** Who a process is. */
final class ProcessCalls {
    /** The one user and group. */
    static final int USER_ID = 1000;

    private static final int ARCH_SET_GS = 0x1001;
    private static final int ARCH_SET_FS = 0x1002;
    private static final int ARCH_GET_FS = 0x1003;
    private static final int ARCH_GET_GS = 0x1004;
    private static final int UTSNAME_FIELD = 65;
    private static final int RANDOM_CHUNK = 1 << 16;

    private final CpuState cpu;
    private final RandomSource random;

    ProcessCalls(CpuState cpu, RandomSource random) {
        this.cpu = cpu;
        this.random = random;
    }

    void install(SyscallTable table) {
        table.install(Sysno.GETPID, call -> call.task().process().pid());
        table.install(Sysno.GETTID, call -> call.task().pid());
        table.install(Sysno.GETPPID, ProcessCalls::getppid);
        table.install(Sysno.ARCH_PRCTL, this::archPrctl);
        table.install(Sysno.UNAME, ProcessCalls::uname);
        table.install(Sysno.GETRANDOM, this::getrandom);
        table.install(Sysno.PERSONALITY, _ -> 0);
        table.installAll(
                _ -> {
                    throw new ErrnoException(Errno.ENOSYS);
                },
                Sysno.RSEQ);
    }

    private static long getppid(Call call) {
        Process parent = call.task().process().parent();
        return parent == null ? 0 : parent.pid();
    }

    private long archPrctl(Call call) throws ErrnoException {
        switch ((int) call.a0()) {
            case ARCH_SET_FS -> cpu.setFsBase(call.task(), requireUser(call.a1()));
            case ARCH_GET_FS -> call.user().write64(call.a1(), call.task().struct().fsBase());
            case ARCH_SET_GS -> cpu.setGsBase(call.task(), requireUser(call.a1()));
            case ARCH_GET_GS -> call.user().write64(call.a1(), call.task().struct().gsBase());
            default -> throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    private static long requireUser(long vaddr) throws ErrnoException {
        if (vaddr < 0 || vaddr >= Layout.TASK_SIZE) {
            throw new ErrnoException(Errno.EPERM);
        }
        return vaddr;
    }

    /** struct utsname: six fields of 65 bytes. */
    private static long uname(Call call) throws ErrnoException {
        String[] fields = {"Linux", "stackshift", "6.1.0-stackshift", "#1 SMP", "x86_64", "(none)"};
        for (int i = 0; i < fields.length; i++) {
            byte[] field = Arrays.copyOf(Utf8.bytes(fields[i]), UTSNAME_FIELD);
            call.user().write(call.a0() + (long) UTSNAME_FIELD * i, field);
        }
        return 0;
    }

    private long getrandom(Call call) throws ErrnoException {
        if (call.a1() < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[(int) Math.min(call.a1(), RANDOM_CHUNK)];
        random.fill(bytes, 0, bytes.length);
        call.user().write(call.a0(), bytes);
        return bytes.length;
    }
}
