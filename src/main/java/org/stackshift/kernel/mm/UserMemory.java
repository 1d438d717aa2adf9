package org.stackshift.kernel.mm;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The only way by which the kernel reads and writes user addresses ("copy_from_user",
 * "copy_to_user"). Pages that are promised but not there yet are faulted in; an address that ring 3
 * could not use gives EFAULT.
 */
public final class UserMemory {
    private final AddressSpace mm;
    private final byte[] word = new byte[8];

    UserMemory(AddressSpace mm) {
        this.mm = mm;
    }

    /**
     * Copies as many of {@code count} bytes from {@code vaddr} as can be read.
     *
     * @return how many that were
     */
    public int readSome(long vaddr, byte[] target, int offset, int count) {
        int done = 0;
        while (done < count) {
            long paddr = translate(vaddr + done, 0);
            if (paddr < 0) {
                break;
            }
            int part = Math.min(count - done, leftInPage(paddr));
            ram().read(paddr, target, offset + done, part);
            done += part;
        }
        return done;
    }

    /**
     * Copies as many of {@code count} bytes to {@code vaddr} as can be written.
     *
     * @return how many that were
     */
    public int writeSome(long vaddr, byte[] source, int offset, int count) {
        int done = 0;
        while (done < count) {
            long paddr = translate(vaddr + done, PageBits.ERROR_W);
            if (paddr < 0) {
                break;
            }
            int part = Math.min(count - done, leftInPage(paddr));
            ram().write(paddr, source, offset + done, part);
            done += part;
        }
        return done;
    }

    /** How many of {@code count} bytes from {@code vaddr} on could be written. */
    public int writableBytes(long vaddr, int count) {
        int done = 0;
        while (done < count) {
            long paddr = translate(vaddr + done, PageBits.ERROR_W);
            if (paddr < 0) {
                break;
            }
            done += Math.min(count - done, leftInPage(paddr));
        }
        return done;
    }

    /** Reads {@code count} bytes, all of them or EFAULT. */
    public byte[] read(long vaddr, int count) throws ErrnoException {
        byte[] bytes = new byte[count];
        require(readSome(vaddr, bytes, 0, count) == count);
        return bytes;
    }

    /** Writes all the bytes or throws EFAULT; the bytes before the bad address are written then. */
    public void write(long vaddr, byte[] bytes) throws ErrnoException {
        require(writeSome(vaddr, bytes, 0, bytes.length) == bytes.length);
    }

    public int read32(long vaddr) throws ErrnoException {
        return (int) readNumber(vaddr, 4);
    }

    public long read64(long vaddr) throws ErrnoException {
        return readNumber(vaddr, 8);
    }

    public void write32(long vaddr, int value) throws ErrnoException {
        writeNumber(vaddr, value, 4);
    }

    public void write64(long vaddr, long value) throws ErrnoException {
        writeNumber(vaddr, value, 8);
    }

    /**
     * Reads a string up to its zero byte.
     *
     * @param limit most bytes allowed, the zero included
     * @throws ErrnoException EFAULT, or {@code tooLong} where the zero does not come in time
     */
    public String readString(long vaddr, int limit, Errno tooLong) throws ErrnoException {
        return new String(readBytesOfString(vaddr, limit, tooLong), StandardCharsets.UTF_8);
    }

    private byte[] readBytesOfString(long vaddr, int limit, Errno tooLong) throws ErrnoException {
        byte[] bytes = new byte[64];
        int length = 0;
        while (length < limit) {
            long paddr = translate(vaddr + length, 0);
            require(paddr >= 0);
            int part = Math.min(limit - length, leftInPage(paddr));
            for (int i = 0; i < part; i++) {
                byte next = ram().read8(paddr + i);
                if (next == 0) {
                    return Arrays.copyOf(bytes, length);
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                bytes[length++] = next;
            }
        }
        throw new ErrnoException(tooLong);
    }

    /** Physical address of a user byte for an access, faulted in if need be, or -1. */
    private long translate(long vaddr, int access) {
        if (vaddr < 0 || vaddr >= Layout.TASK_SIZE) {
            return -1;
        }
        PageTables tables = mm.physical().tables();
        long entry = tables.get(mm.pgd(), vaddr);
        if (!allows(entry, access)) {
            if (!mm.faults().handle(vaddr, access).isResolved()) {
                return -1;
            }
            entry = tables.get(mm.pgd(), vaddr);
        }
        long used = entry | PageBits.A | (access == PageBits.ERROR_W ? PageBits.D : 0);
        if (used != entry) {
            tables.replace(mm.pgd(), vaddr, used);
        }
        return entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
    }

    private static boolean allows(long entry, int access) {
        long wanted = PageBits.P | PageBits.US | (access == PageBits.ERROR_W ? PageBits.RW : 0);
        return (entry & wanted) == wanted;
    }

    private long readNumber(long vaddr, int bytes) throws ErrnoException {
        require(readSome(vaddr, word, 0, bytes) == bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | word[i] & 0xff;
        }
        return value;
    }

    private void writeNumber(long vaddr, long value, int bytes) throws ErrnoException {
        for (int i = 0; i < bytes; i++) {
            word[i] = (byte) (value >>> 8 * i);
        }
        require(writeSome(vaddr, word, 0, bytes) == bytes);
    }

    private Ram ram() {
        return mm.physical().ram();
    }

    private static int leftInPage(long paddr) {
        return PageBits.PAGE_SIZE - (int) (paddr & PageBits.PAGE_SIZE - 1);
    }

    private static void require(boolean reachable) throws ErrnoException {
        if (!reachable) {
            throw new ErrnoException(Errno.EFAULT);
        }
    }
}
