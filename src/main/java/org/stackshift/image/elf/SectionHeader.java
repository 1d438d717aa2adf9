package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

/**
 * One section, {@code Elf64_Shdr} (System V ABI, chapter 4, "Sections"). Numbers are as stored.
 *
 * @param name e.g. {@code .text}; empty if the name cannot be read
 * @param type e.g. {@link #SHT_PROGBITS}
 * @param flags bits such as {@link #SHF_EXECINSTR}
 * @param vaddr where it lies in memory, 0 if it is not loaded
 * @param offset of its bytes in the file
 * @param size in bytes
 * @param link index of a related section: for symbol tables the one with the names
 * @param info meaning depends on the type
 */
public record SectionHeader(
        String name, int type, long flags, long vaddr, long offset, long size, int link, int info) {
    public static final int SHT_PROGBITS = 1;
    public static final int SHT_SYMTAB = 2;
    public static final int SHT_STRTAB = 3;
    public static final int SHT_NOTE = 7;
    public static final int SHT_NOBITS = 8;
    public static final int SHT_DYNSYM = 11;

    public static final long SHF_WRITE = 1;
    public static final long SHF_ALLOC = 1 << 1;
    public static final long SHF_EXECINSTR = 1 << 2;
    public static final long SHF_COMPRESSED = 1 << 11;

    static final int SIZE = 64;

    /** Reads one header. */
    static SectionHeader parse(ByteSpan bytes, StringTable names) {
        return new SectionHeader(
                names.at(bytes.u32(0)),
                bytes.i32(4),
                bytes.i64(8),
                bytes.i64(16),
                bytes.i64(24),
                bytes.i64(32),
                bytes.i32(40),
                bytes.i32(44));
    }

    /** Whether the CPU may execute what it holds. */
    public boolean isExecutable() {
        return (flags & SHF_EXECINSTR) != 0;
    }
}
