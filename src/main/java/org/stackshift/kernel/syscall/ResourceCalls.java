package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.mm.FaultHandler;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.CpuClock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Limits, usage, and what the machine has. */
final class ResourceCalls {
    private static final int RLIMIT_STACK = 3;
    private static final int RLIMIT_CORE = 4;
    private static final int RLIMIT_NPROC = 6;
    private static final int RLIMIT_NOFILE = 7;
    private static final int RLIMITS = 16;
    private static final int RUSAGE_SIZE = 144;
    private static final int SYSINFO_SIZE = 112;
    private static final int PAGE_KIB = 4;
    private static final int TICKS_PER_SECOND = 100;
    private static final int PROCESSES = 4096;

    private final Clock clock;
    private final Scheduler scheduler;

    ResourceCalls(Clock clock, Scheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    void install(SyscallTable table) {
        table.install(Sysno.GETRLIMIT, call -> getLimit(call, call.a0(), call.a1()));
        table.install(Sysno.SETRLIMIT, _ -> 0);
        table.install(Sysno.PRLIMIT64, ResourceCalls::prlimit64);
        table.install(Sysno.GETRUSAGE, this::getrusage);
        table.install(Sysno.TIMES, this::times);
        table.install(Sysno.SYSINFO, this::sysinfo);
        table.install(Sysno.SCHED_YIELD, _ -> 0);
        table.install(Sysno.SCHED_GETAFFINITY, ResourceCalls::schedGetaffinity);
        table.install(Sysno.SCHED_SETAFFINITY, _ -> 0);
        table.install(Sysno.GETCPU, ResourceCalls::getcpu);
        table.install(Sysno.GETPRIORITY, _ -> 20);
        table.install(Sysno.SETPRIORITY, _ -> 0);
    }

    private static long prlimit64(Call call) throws ErrnoException {
        return call.a3() == 0 ? 0 : getLimit(call, call.a1(), call.a3());
    }

    /** struct rlimit: soft and hard limit. */
    private static long getLimit(Call call, long resource, long vaddr) throws ErrnoException {
        if (resource < 0 || resource >= RLIMITS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long soft =
                switch ((int) resource) {
                    case RLIMIT_STACK -> FaultHandler.STACK_LIMIT;
                    case RLIMIT_CORE -> 0;
                    case RLIMIT_NPROC -> PROCESSES;
                    case RLIMIT_NOFILE -> FdTable.LIMIT;
                    default -> -1;
                };
        long hard = resource == RLIMIT_NOFILE || resource == RLIMIT_NPROC ? soft : -1;
        call.user().write64(vaddr, soft);
        call.user().write64(vaddr + 8, hard);
        return 0;
    }

    private long getrusage(Call call) throws ErrnoException {
        ByteBuffer usage = ByteBuffer.allocate(RUSAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        CpuClock used = cpuClock(call);
        putTimeval(usage, 0, used.user());
        putTimeval(usage, 16, used.kernel());
        usage.putLong(32, (long) call.task().mm().resident() * PAGE_KIB);
        call.user().write(call.a1(), usage.array());
        return 0;
    }

    private static void putTimeval(ByteBuffer buffer, int offset, long nanos) {
        buffer.putLong(offset, nanos / Clock.NANOS_PER_SECOND);
        buffer.putLong(offset + 8, nanos % Clock.NANOS_PER_SECOND / 1000);
    }

    private CpuClock cpuClock(Call call) {
        scheduler.updateClocks();
        return call.task().process().cpuClock();
    }

    private long times(Call call) throws ErrnoException {
        long tick = Clock.NANOS_PER_SECOND / TICKS_PER_SECOND;
        if (call.a0() != 0) {
            call.user().write(call.a0(), new byte[32]);
            call.user().write64(call.a0(), cpuClock(call).user() / tick);
            call.user().write64(call.a0() + 8, cpuClock(call).kernel() / tick);
        }
        return clock.monotonic() / tick;
    }

    private long sysinfo(Call call) throws ErrnoException {
        FrameAllocator frames = call.task().mm().physical().frames();
        ByteBuffer info = ByteBuffer.allocate(SYSINFO_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        info.putLong(0, clock.monotonic() / Clock.NANOS_PER_SECOND);
        info.putLong(32, (long) frames.total() << 12);
        info.putLong(40, (long) frames.total() - frames.used() << 12);
        info.putShort(80, (short) 1);
        info.putInt(104, 1);
        call.user().write(call.a0(), info.array());
        return 0;
    }

    private static long schedGetaffinity(Call call) throws ErrnoException {
        if (call.a1() < 8 || (call.a1() & 7) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        call.user().write64(call.a2(), 1);
        return 8;
    }

    private static long getcpu(Call call) throws ErrnoException {
        for (long vaddr : new long[] {call.a0(), call.a1()}) {
            if (vaddr != 0) {
                call.user().write32(vaddr, 0);
            }
        }
        return 0;
    }
}
