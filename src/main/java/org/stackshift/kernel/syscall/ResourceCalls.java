package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.mm.FrameAllocator;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Usage;
import org.stackshift.kernel.time.Clock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Usage, and what the machine has. */
final class ResourceCalls {
    private static final int RUSAGE_SELF = 0;
    private static final int RUSAGE_CHILDREN = -1;
    private static final int RUSAGE_THREAD = 1;
    private static final int SYSINFO_SIZE = 112;

    /** Nanoseconds of a tick of times(2), of which a second has 100. */
    private static final long TICK = Clock.NANOS_PER_SECOND / 100;

    private final Clock clock;
    private final Scheduler scheduler;

    ResourceCalls(Clock clock, Scheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
    }

    void install(SyscallTable table) {
        table.install(Sysno.GETRUSAGE, this::getrusage);
        table.install(Sysno.TIMES, this::times);
        table.install(Sysno.SYSINFO, this::sysinfo);
    }

    /** struct rusage, in which Linux fills fewer fields than there are. */
    private long getrusage(Call call) throws ErrnoException {
        scheduler.updateClocks();
        Process process = call.task().process();
        Usage usage =
                switch ((int) call.a0()) {
                    case RUSAGE_SELF -> process.usage();
                    case RUSAGE_CHILDREN -> process.childrenUsage();
                    case RUSAGE_THREAD -> Usage.of(call.task());
                    default -> throw new ErrnoException(Errno.EINVAL);
                };
        call.user().write(call.a1(), RusageStruct.of(usage));
        return 0;
    }

    /** struct tms: user and system time of the process, then of the children waited for. */
    private long times(Call call) throws ErrnoException {
        scheduler.updateClocks();
        long instructionsPerTick = TICK / Clock.NANOS_PER_INSTRUCTION;
        Usage own = call.task().process().usage();
        Usage children = call.task().process().childrenUsage();
        if (call.a0() != 0) {
            long[] fields = {own.user(), own.system(), children.user(), children.system()};
            for (int i = 0; i < fields.length; i++) {
                call.user().write64(call.a0() + 8L * i, fields[i] / instructionsPerTick);
            }
        }
        return clock.monotonic() / TICK;
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
}
