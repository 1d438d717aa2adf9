package org.stackshift.kernel.fs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stat tells ("struct stat" of x86-64, 144 bytes).
 *
 * <pre>
 *  +00 st_dev  +08 st_ino  +10 st_nlink  +18 st_mode  +1c st_uid  +20 st_gid  +28 st_rdev
 *  +30 st_size  +38 st_blksize  +40 st_blocks  +48 st_atim  +58 st_mtim  +68 st_ctim
 * </pre>
 */
public record Stat(
        long inode, int mode, long links, long device, long size, int blockSize, long nanos) {
    /** Bytes of the structure. */
    public static final int SIZE = 144;

    private static final long NANOS = 1_000_000_000;
    private static final int DEVICE = 0x1c;

    /** The structure as bytes, owned by {@code uid}. */
    public byte[] bytes(int uid) {
        ByteBuffer stat = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        stat.putLong(0x00, DEVICE);
        stat.putLong(0x08, inode);
        stat.putLong(0x10, links);
        stat.putInt(0x18, mode);
        stat.putInt(0x1c, uid);
        stat.putInt(0x20, uid);
        stat.putLong(0x28, device);
        stat.putLong(0x30, size);
        stat.putLong(0x38, blockSize);
        stat.putLong(0x40, (size + 511) / 512);
        for (int at = 0x48; at <= 0x68; at += 16) {
            stat.putLong(at, nanos / NANOS);
            stat.putLong(at + 8, nanos % NANOS);
        }
        return stat.array();
    }

    /** The structure of statx(2), 256 bytes, with the basic fields. */
    public byte[] statxBytes(int uid) {
        ByteBuffer stat = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        stat.putInt(0x00, 0x7ff);
        stat.putInt(0x04, blockSize);
        stat.putInt(0x10, (int) links);
        stat.putInt(0x14, uid);
        stat.putInt(0x18, uid);
        stat.putShort(0x1c, (short) mode);
        stat.putLong(0x20, inode);
        stat.putLong(0x28, size);
        stat.putLong(0x30, (size + 511) / 512);
        for (int at = 0x40; at <= 0x70; at += 16) {
            stat.putLong(at, nanos / NANOS);
            stat.putInt(at + 8, (int) (nanos % NANOS));
        }
        stat.putInt(0x80, (int) (device >> 8));
        stat.putInt(0x84, (int) (device & 0xff));
        stat.putInt(0x8c, DEVICE);
        return stat.array();
    }

    /** What an inode tells. */
    public static Stat of(Inode inode) {
        Attributes attributes = inode.attributes();
        long size =
                switch (inode) {
                    case Inode.Directory _ -> 4096;
                    case Inode.Regular regular -> regular.bytes().size();
                    case Inode.Symlink link -> link.target().length();
                    case Inode.Device _ -> 0;
                };
        long device = inode instanceof Inode.Device special ? special.kind().number() : 0;
        return new Stat(
                attributes.number(),
                attributes.mode(),
                attributes.links(),
                device,
                size,
                4096,
                attributes.modifiedNanos());
    }
}
