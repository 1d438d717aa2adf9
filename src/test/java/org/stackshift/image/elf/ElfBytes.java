package org.stackshift.image.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Builds small ELF files, field by field, for tests: a header, program headers behind it, and 4 KiB
 * of contents at offset 0x1000.
 */
final class ElfBytes {
    static final int CODE_OFFSET = 0x1000;
    static final long CODE_VADDR = 0x401000;

    private static final int FILE_SIZE = 0x3000;

    private final ByteBuffer bytes = ByteBuffer.allocate(FILE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private int segments;

    /** A static program with its entry at {@link #CODE_VADDR} and no segment yet. */
    static ElfBytes program() {
        ElfBytes file = new ElfBytes();
        file.bytes.putInt(0, 0x464c457f);
        file.u8(4, 2).u8(5, 1).u8(6, 1);
        file.u16(16, ElfHeader.ET_EXEC).u16(18, 62).u32(20, 1);
        file.i64(24, CODE_VADDR).i64(32, ElfHeader.SIZE);
        return file.u16(52, ElfHeader.SIZE).u16(54, ProgramHeader.SIZE);
    }

    /** A program with one executable segment of one page. */
    static ElfBytes runnable() {
        return program().load(CODE_VADDR, CODE_OFFSET, 0x1000, 0x1000, ProgramHeader.PF_X);
    }

    ElfBytes load(long vaddr, long offset, long fileSize, long memorySize, int flags) {
        return segment(ProgramHeader.PT_LOAD, vaddr, offset, fileSize, memorySize, flags);
    }

    ElfBytes segment(int type, long vaddr, long offset, long fileSize, long memorySize, int flags) {
        int at = ElfHeader.SIZE + segments++ * ProgramHeader.SIZE;
        u32(at, type).u32(at + 4, flags).i64(at + 8, offset).i64(at + 16, vaddr);
        i64(at + 32, fileSize).i64(at + 40, memorySize).i64(at + 48, 0x1000);
        return u16(56, segments);
    }

    ElfBytes u8(int offset, int value) {
        bytes.put(offset, (byte) value);
        return this;
    }

    ElfBytes u16(int offset, int value) {
        bytes.putShort(offset, (short) value);
        return this;
    }

    ElfBytes u32(int offset, int value) {
        bytes.putInt(offset, value);
        return this;
    }

    ElfBytes i64(int offset, long value) {
        bytes.putLong(offset, value);
        return this;
    }

    byte[] toArray() {
        return bytes.array().clone();
    }
}
