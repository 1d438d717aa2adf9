package org.stackshift.isa;

/**
 * Bits of a segment descriptor and of a gate in 64-bit mode (SDM vol. 3 §3.4.5, §6.14.1).
 *
 * <pre>
 * segment   63..56      55 54  53 52  51..48       47 46..45 44 43..40 39..16     15..0
 *           base 31..24 G  D/B L  AVL limit 19..16 P  DPL    S  type   base 23..0 limit 15..0
 *
 * gate      63..48        47 46..45 44 43..40 39..35 34..32 31..16   15..0
 *           offset 31..16 P  DPL    0  type   0      IST    selector offset 15..0
 *           upper quadword, 31..0: offset 63..32
 * </pre>
 */
public final class SegmentDescriptor {
    /** Type bits of a system descriptor (S = 0). */
    public static final int TYPE_LDT = 2;

    public static final int TYPE_TSS_AVAILABLE = 9;
    public static final int TYPE_TSS_BUSY = 11;
    public static final int TYPE_INTERRUPT_GATE = 14;
    public static final int TYPE_TRAP_GATE = 15;

    private static final int CODE = 8;
    private static final int CONFORMING = 4;
    private static final int READABLE_OR_WRITABLE = 2;

    private SegmentDescriptor() {}

    /** The four type bits. */
    public static int type(long descriptor) {
        return (int) (descriptor >>> 40) & 15;
    }

    /** Whether bit S marks it as code or data, not as a system segment or gate. */
    public static boolean isCodeOrData(long descriptor) {
        return (descriptor & 1L << 44) != 0;
    }

    public static boolean isCode(long descriptor) {
        return isCodeOrData(descriptor) && (type(descriptor) & CODE) != 0;
    }

    public static boolean isConforming(long descriptor) {
        return isCode(descriptor) && (type(descriptor) & CONFORMING) != 0;
    }

    /** Data, or code that may be read. */
    public static boolean isReadable(long descriptor) {
        return isCodeOrData(descriptor)
                && (!isCode(descriptor) || (type(descriptor) & READABLE_OR_WRITABLE) != 0);
    }

    public static boolean isWritable(long descriptor) {
        return isCodeOrData(descriptor)
                && !isCode(descriptor)
                && (type(descriptor) & READABLE_OR_WRITABLE) != 0;
    }

    /** The descriptor's privilege level. */
    public static int dpl(long descriptor) {
        return (int) (descriptor >>> 45) & 3;
    }

    public static boolean isPresent(long descriptor) {
        return (descriptor & 1L << 47) != 0;
    }

    /** Bit L: 64-bit code. */
    public static boolean isLong(long descriptor) {
        return (descriptor & 1L << 53) != 0;
    }

    /** Bit D: 32-bit default size; not allowed together with L. */
    public static boolean isDefault32(long descriptor) {
        return (descriptor & 1L << 54) != 0;
    }

    /** The 32 base bits of an eight-byte descriptor. */
    public static long base(long descriptor) {
        return descriptor >>> 16 & 0xff_ffff | descriptor >>> 32 & 0xff00_0000L;
    }

    /** The limit in bytes, with the granularity bit applied. */
    public static long limit(long descriptor) {
        long limit = descriptor & 0xffff | descriptor >>> 32 & 0xf_0000;
        return (descriptor & 1L << 55) != 0 ? limit << 12 | 0xfff : limit;
    }

    /** The target of a gate, from both of its quadwords. */
    public static long gateOffset(long low, long high) {
        return low & 0xffff | low >>> 32 & 0xffff_0000L | high << 32;
    }

    /** The code segment selector of a gate. */
    public static int gateSelector(long low) {
        return (int) (low >>> 16) & 0xffff;
    }

    /** The interrupt stack table index of a gate, 0 for none. */
    public static int gateIst(long low) {
        return (int) (low >>> 32) & 7;
    }
}
