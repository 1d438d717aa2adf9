package org.stackshift.kernel.fs;

import org.stackshift.abi.Fcntl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stat tells ("struct stat" of x86-64, 144 bytes).
 *
 * <pre>
 *  +00 st_dev  +08 st_ino  +10 st_nlink  +18 st_mode  +1c st_uid  +20 st_gid  +28 st_rdev
 *  +30 st_size  +38 st_blksize  +40 st_blocks  +48 st_atim  +58 st_mtim  +68 st_ctim
 * </pre>
 *
 * @param mode type and permission bits
 * @param device what a device is (st_rdev), else 0
 * @param times of the last read, change of contents, and any change, since 1970
 */
public record Stat(
        long inode,
        int mode,
        Owner owner,
        long links,
        long device,
        long size,
        int blockSize,
        Times times) {
    /** Nanoseconds since 1970. */
    public record Times(long accessed, long modified, long changed) {}

    /** Bytes of the structure. */
    public static final int SIZE = 144;

    /** st_dev of everything. */
    public static final int DEVICE = 0x1c;

    private static final long ANONYMOUS_INODE = 1;
    private static final long NANOS = 1_000_000_000;
    private static final int PAGE = 4096;
    private static final int TERMINAL_BLOCK = 1024;

    /** st_rdev of /dev/pts/0. */
    private static final long FIRST_PTS = 136 << 8;

    private static final int SECTORS_PER_PAGE = 8;
    private static final int STATX_SIZE = 256;
    private static final int STATX_BASIC_STATS = 0x7ff;

    /** The structure as bytes. */
    public byte[] bytes() {
        ByteBuffer stat = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        stat.putLong(0x00, DEVICE);
        stat.putLong(0x08, inode);
        stat.putLong(0x10, links);
        stat.putInt(0x18, mode);
        stat.putInt(0x1c, owner.user());
        stat.putInt(0x20, owner.group());
        stat.putLong(0x28, device);
        stat.putLong(0x30, size);
        stat.putLong(0x38, blockSize);
        stat.putLong(0x40, blocks());
        long[] all = {times.accessed, times.modified, times.changed};
        for (int i = 0; i < all.length; i++) {
            stat.putLong(0x48 + 16 * i, Math.floorDiv(all[i], NANOS));
            stat.putLong(0x50 + 16 * i, Math.floorMod(all[i], NANOS));
        }
        return stat.array();
    }

    /** The structure of statx(2), 256 bytes, with the basic fields. */
    public byte[] statxBytes() {
        ByteBuffer stat = ByteBuffer.allocate(STATX_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        stat.putInt(0x00, STATX_BASIC_STATS);
        stat.putInt(0x04, blockSize);
        stat.putInt(0x10, (int) links);
        stat.putInt(0x14, owner.user());
        stat.putInt(0x18, owner.group());
        stat.putShort(0x1c, (short) mode);
        stat.putLong(0x20, inode);
        stat.putLong(0x28, size);
        stat.putLong(0x30, blocks());
        putStatxTime(stat, 0x40, times.accessed);
        putStatxTime(stat, 0x60, times.changed);
        putStatxTime(stat, 0x70, times.modified);
        stat.putInt(0x80, (int) (device >> 8));
        stat.putInt(0x84, (int) (device & 0xff));
        stat.putInt(0x8c, DEVICE);
        return stat.array();
    }

    private static void putStatxTime(ByteBuffer stat, int at, long nanos) {
        stat.putLong(at, Math.floorDiv(nanos, NANOS));
        stat.putInt(at + 8, (int) Math.floorMod(nanos, NANOS));
    }

    /** st_blocks: sectors of 512 bytes, whole pages; a link's text lies in its inode. */
    private long blocks() {
        return (mode & Fcntl.S_IFMT) == Fcntl.S_IFLNK
                ? 0
                : (size + PAGE - 1) / PAGE * SECTORS_PER_PAGE;
    }

    /** What files without a place in any tree tell: they share one inode ("anon_inode"). */
    public static Stat anonymous() {
        Times never = new Times(0, 0, 0);
        return new Stat(ANONYMOUS_INODE, 0600, Owner.ROOT, 1, 0, 0, PAGE, never);
    }

    /** What an inode tells. */
    public static Stat of(Inode inode) {
        Attributes attributes = inode.attributes();
        boolean isTerminal = inode instanceof Inode.Stream stream && stream.isTerminal();
        long device =
                switch (inode) {
                    case Inode.Device special -> special.kind().number();
                    case Inode.Stream _ when isTerminal -> FIRST_PTS;
                    default -> 0;
                };
        return new Stat(
                attributes.number(),
                attributes.mode(),
                attributes.owner(),
                attributes.links(),
                device,
                inode.size(),
                isTerminal ? TERMINAL_BLOCK : PAGE,
                new Times(
                        attributes.accessedNanos(),
                        attributes.modifiedNanos(),
                        attributes.changedNanos()));
    }
}
