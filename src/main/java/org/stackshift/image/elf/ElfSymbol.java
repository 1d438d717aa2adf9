package org.stackshift.image.elf;

/**
 * One entry of a symbol table, {@code Elf64_Sym} (System V ABI, chapter 4, "Symbol Table").
 *
 * @param name as in the file, C++ names mangled
 * @param type e.g. {@link #STT_FUNC}
 * @param binding e.g. {@link #STB_GLOBAL}
 * @param sectionIndex of the section it is defined in, or {@link #SHN_UNDEF}, {@link #SHN_ABS}
 * @param value in linked files a virtual address (for {@link #STT_TLS} an offset)
 * @param size in bytes, unsigned; 0 = unknown
 */
public record ElfSymbol(
        String name, int type, int binding, int sectionIndex, long value, long size) {
    public static final int STT_NOTYPE = 0;
    public static final int STT_OBJECT = 1;
    public static final int STT_FUNC = 2;
    public static final int STT_SECTION = 3;
    public static final int STT_FILE = 4;
    public static final int STT_TLS = 6;
    public static final int STT_GNU_IFUNC = 10;

    public static final int STB_LOCAL = 0;
    public static final int STB_GLOBAL = 1;
    public static final int STB_WEAK = 2;

    public static final int SHN_UNDEF = 0;
    public static final int SHN_ABS = 0xfff1;

    static final int SIZE = 24;

    /** Whether the file gives it a place, rather than asking for it elsewhere. */
    public boolean isDefined() {
        return sectionIndex != SHN_UNDEF;
    }
}
