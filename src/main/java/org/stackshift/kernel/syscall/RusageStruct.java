package org.stackshift.kernel.syscall;

import org.stackshift.kernel.task.Usage;
import org.stackshift.kernel.time.Clock;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * struct rusage.
 *
 * <pre>
 *  +00 ru_utime  +10 ru_stime (seconds, microseconds)  +20 ru_maxrss (KiB)  +80 ru_nvcsw  +88 ru_nivcsw
 * </pre>
 */
final class RusageStruct {
    private static final int SIZE = 144;
    private static final int STIME = 0x10;
    private static final int MAXRSS = 0x20;
    private static final int NVCSW = 0x80;
    private static final int PAGE_KIB = 4;

    private RusageStruct() {}

    /** The structure's bytes. */
    static byte[] of(Usage usage) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        putTimeval(bytes, 0, usage.user());
        putTimeval(bytes, STIME, usage.system());
        bytes.putLong(MAXRSS, (long) usage.maxResident() * PAGE_KIB);
        bytes.putLong(NVCSW, usage.voluntary());
        bytes.putLong(NVCSW + 8, usage.involuntary());
        return bytes.array();
    }

    private static void putTimeval(ByteBuffer bytes, int offset, long instructions) {
        long nanos = instructions * Clock.NANOS_PER_INSTRUCTION;
        bytes.putLong(offset, nanos / Clock.NANOS_PER_SECOND);
        bytes.putLong(offset + 8, nanos % Clock.NANOS_PER_SECOND / 1000);
    }
}
