package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.ElfProblem.Kind;

import java.util.HexFormat;
import java.util.Map;

/**
 * The file header, {@code Elf64_Ehdr} (System V ABI, chapter 4, "ELF Header").
 *
 * @param type {@link #ET_REL}, {@link #ET_EXEC}, {@link #ET_DYN} or {@link #ET_CORE}, or another
 *     number
 * @param entry virtual address of the first instruction
 * @param programHeaderOffset file offset of the program headers
 * @param programHeaderCount how many
 * @param sectionHeaderOffset file offset of the section headers, unsigned; 0 = none
 * @param sectionHeaderCount as stored: 0 may mean that section 0 holds the count
 * @param sectionNameIndex as stored: index of the section with the section names, or SHN_XINDEX
 */
public record ElfHeader(
        int type,
        long entry,
        long programHeaderOffset,
        int programHeaderCount,
        long sectionHeaderOffset,
        int sectionHeaderCount,
        int sectionNameIndex) {
    public static final int ET_REL = 1;
    public static final int ET_EXEC = 2;
    public static final int ET_DYN = 3;
    public static final int ET_CORE = 4;

    /** Bytes of the header in the file. */
    public static final int SIZE = 64;

    private static final int MAGIC = 0x464c_457f;
    private static final int EI_CLASS = 4;
    private static final int EI_DATA = 5;
    private static final int ELFCLASS64 = 2;
    private static final int ELFDATA2LSB = 1;
    private static final int EM_X86_64 = 62;

    private static final Map<Integer, String> ARCHITECTURES =
            Map.ofEntries(
                    Map.entry(2, "SPARC"),
                    Map.entry(3, "32-bit x86"),
                    Map.entry(4, "Motorola 68000"),
                    Map.entry(8, "MIPS"),
                    Map.entry(15, "PA-RISC"),
                    Map.entry(20, "32-bit PowerPC"),
                    Map.entry(21, "64-bit PowerPC"),
                    Map.entry(22, "IBM S/390"),
                    Map.entry(40, "32-bit ARM"),
                    Map.entry(42, "SuperH"),
                    Map.entry(43, "64-bit SPARC"),
                    Map.entry(50, "Itanium"),
                    Map.entry(83, "AVR"),
                    Map.entry(183, "64-bit ARM (AArch64)"),
                    Map.entry(243, "RISC-V"),
                    Map.entry(247, "BPF"),
                    Map.entry(258, "LoongArch"));

    static ElfHeader parse(ByteSpan file) throws ElfFormatException {
        identify(file);
        if (file.length() < SIZE) {
            throw truncated("the file header", file);
        }
        int machine = file.u16(18);
        if (machine != EM_X86_64) {
            throw new ElfFormatException(Kind.OTHER_ARCHITECTURE, forAnother(machine));
        }
        if (file.i32(20) != 1) {
            throw new ElfFormatException(
                    Kind.BAD_HEADER,
                    "The file says it has ELF version " + file.u32(20) + ", not 1");
        }
        int programHeaderCount = file.u16(56);
        if (programHeaderCount != 0 && file.u16(54) != ProgramHeader.SIZE) {
            throw new ElfFormatException(
                    Kind.BAD_HEADER,
                    "The file's program headers have %d bytes each, not %d"
                            .formatted(file.u16(54), ProgramHeader.SIZE));
        }
        return new ElfHeader(
                file.u16(16),
                file.i64(24),
                file.i64(32),
                programHeaderCount,
                file.i64(40),
                file.u16(60),
                file.u16(62));
    }

    /** Magic number, class and byte order: {@code e_ident}. */
    private static void identify(ByteSpan file) throws ElfFormatException {
        if (file.length() < 4 || file.i32(0) != MAGIC) {
            throw new ElfFormatException(Kind.NOT_ELF, "This is not an ELF file" + lookalike(file));
        }
        if (file.length() < 20) {
            throw truncated("the file header", file);
        }
        if (file.u8(EI_CLASS) != ELFCLASS64) {
            throw new ElfFormatException(
                    Kind.NOT_64_BIT, "This is a 32-bit program; only 64-bit programs run here");
        }
        if (file.u8(EI_DATA) != ELFDATA2LSB) {
            throw new ElfFormatException(
                    Kind.BIG_ENDIAN,
                    "This program is for a big-endian machine; x86-64 is little-endian");
        }
    }

    private static String lookalike(ByteSpan file) {
        if (file.length() == 0) {
            return ": it is empty";
        }
        if (file.length() < 4) {
            return ": it has only %d bytes".formatted(file.length());
        }
        return switch (file.i32(0)) {
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xbebafeca ->
                    ": it looks like a macOS program";
            default ->
                    switch (file.u16(0)) {
                        case 0x5a4d -> ": it looks like a Windows program";
                        case 0x2123 -> ": it is a script";
                        default ->
                                ": it starts with the bytes "
                                        + HexFormat.ofDelimiter(" ")
                                                .formatHex(file.slice(0, 4).toArray());
                    };
        };
    }

    private static String forAnother(int machine) {
        String name = ARCHITECTURES.get(machine);
        return "This program is for "
                + (name == null ? "another architecture (number " + machine + ")" : name)
                + "; only x86-64 programs run here";
    }

    static ElfFormatException truncated(String where, ByteSpan file) {
        return new ElfFormatException(
                Kind.TRUNCATED,
                "The file is cut off: %s does not fit into its %d bytes"
                        .formatted(where, file.length()));
    }
}
