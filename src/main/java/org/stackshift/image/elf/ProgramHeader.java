package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.util.ArrayList;
import java.util.List;

/**
 * One segment, {@code Elf64_Phdr} (System V ABI, chapter 5, "Program Header"). All numbers are as
 * stored, unsigned and unchecked; {@link LoadPlan} checks them.
 *
 * @param type e.g. {@link #PT_LOAD}
 * @param flags bits {@link #PF_X}, {@link #PF_W}, {@link #PF_R}
 * @param offset of the segment's bytes in the file
 * @param vaddr where the segment begins in memory
 * @param fileSize bytes in the file
 * @param memorySize bytes in memory; those beyond {@code fileSize} are zero
 * @param alignment a power of two, or 0 or 1
 */
public record ProgramHeader(
        int type,
        int flags,
        long offset,
        long vaddr,
        long fileSize,
        long memorySize,
        long alignment) {
    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_NOTE = 4;
    public static final int PT_PHDR = 6;
    public static final int PT_TLS = 7;
    public static final int PT_GNU_EH_FRAME = 0x6474_e550;
    public static final int PT_GNU_STACK = 0x6474_e551;
    public static final int PT_GNU_RELRO = 0x6474_e552;

    public static final int PF_X = 1;
    public static final int PF_W = 1 << 1;
    public static final int PF_R = 1 << 2;

    /** Bytes of one header in the file. */
    public static final int SIZE = 56;

    static List<ProgramHeader> parseAll(ByteSpan file, ElfHeader header) throws ElfFormatException {
        int count = header.programHeaderCount();
        if (count == 0) {
            return List.of();
        }
        if (!file.has(header.programHeaderOffset(), (long) count * SIZE)) {
            throw ElfHeader.truncated("the table of program headers", file);
        }
        List<ProgramHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(parse(file.slice(header.programHeaderOffset() + (long) i * SIZE, SIZE)));
        }
        return List.copyOf(headers);
    }

    private static ProgramHeader parse(ByteSpan bytes) {
        return new ProgramHeader(
                bytes.i32(0),
                bytes.i32(4),
                bytes.i64(8),
                bytes.i64(16),
                bytes.i64(32),
                bytes.i64(40),
                bytes.i64(48));
    }
}
