package org.stackshift.kernel.mm;

import org.stackshift.machine.memory.Ram;

/**
 * The part of an address space that lies in guest memory ("struct mm_struct"), in a frame of its
 * own, because all threads of a process share it.
 *
 * <pre>
 *  +00 pgd         +08 mm_users, mm_count    +10 total_vm   +18 rss
 *  +20 start_code  +28 end_code              +30 start_data +38 end_data
 *  +40 start_brk   +48 brk                   +50 start_stack
 *  +58 arg_start   +60 arg_end               +68 env_start  +70 env_end      +78 map_count
 *  +80 context.ctx_id
 * </pre>
 *
 * The entry code reads {@code pgd}, {@code mm_count} and {@code ctx_id}; the rest is for those who
 * look.
 *
 * @param paddr where it lies
 */
public record MmStruct(Ram ram, long paddr) {
    public static final int PGD = 0x00;
    public static final int MM_USERS = 0x08;
    public static final int MM_COUNT = 0x0c;
    public static final int TOTAL_VM = 0x10;
    public static final int RSS = 0x18;
    public static final int START_CODE = 0x20;
    public static final int END_CODE = 0x28;
    public static final int START_DATA = 0x30;
    public static final int END_DATA = 0x38;
    public static final int START_BRK = 0x40;
    public static final int BRK = 0x48;
    public static final int START_STACK = 0x50;
    public static final int ARG_START = 0x58;
    public static final int ARG_END = 0x60;
    public static final int ENV_START = 0x68;
    public static final int ENV_END = 0x70;
    public static final int MAP_COUNT = 0x78;

    /** A number that no other address space of the machine ever gets. */
    public static final int CONTEXT_ID = 0x80;

    /** Bytes of the structure. */
    public static final int SIZE = 0x88;

    /** Its address in the kernel. */
    public long vaddr() {
        return Layout.PAGE_OFFSET + paddr;
    }

    /** Physical address of the top-level table; the structure holds its kernel address. */
    public long pgd() {
        return field(PGD) - Layout.PAGE_OFFSET;
    }

    void setPgd(long pgd) {
        setField(PGD, Layout.PAGE_OFFSET + pgd);
    }

    /** Tasks that run here ("mm_users"). */
    public int users() {
        return ram.read32(paddr + MM_USERS);
    }

    void setUsers(int users) {
        ram.write32(paddr + MM_USERS, users);
    }

    /** Who needs the top-level table: the users together count as one ("mm_count"). */
    public int count() {
        return ram.read32(paddr + MM_COUNT);
    }

    void setCount(int count) {
        ram.write32(paddr + MM_COUNT, count);
    }

    /** One of the fields of 64 bits, by its offset. */
    public long field(int offset) {
        return ram.read64(paddr + offset);
    }

    /** Sets one of the fields of 64 bits, by its offset. */
    public void setField(int offset, long value) {
        ram.write64(paddr + offset, value);
    }

    void add(int offset, long delta) {
        setField(offset, field(offset) + delta);
    }

    /** Repeats where things lie in {@code original}, from start_code to env_end. */
    void copyPlaces(MmStruct original) {
        for (int offset = START_CODE; offset <= ENV_END; offset += Long.BYTES) {
            setField(offset, original.field(offset));
        }
    }
}
