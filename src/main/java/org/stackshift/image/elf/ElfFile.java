package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An x86-64 ELF file of any type: its header, segments and sections, and on demand its symbols and
 * bytes.
 */
public final class ElfFile {
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int GNU = 0x0055_4e47;

    private final ByteSpan file;
    private final ElfHeader header;
    private final List<ProgramHeader> programHeaders;
    private final List<SectionHeader> sections;
    private final List<ElfProblem> notes;

    private ElfFile(
            ByteSpan file,
            ElfHeader header,
            List<ProgramHeader> programHeaders,
            List<SectionHeader> sections,
            List<ElfProblem> notes) {
        this.file = file;
        this.header = header;
        this.programHeaders = programHeaders;
        this.sections = sections;
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads the header and the tables of a file.
     *
     * @param bytes the whole file; must not be changed afterwards
     * @throws ElfFormatException if it is no little-endian 64-bit x86-64 ELF file, or is cut off in
     *     a table that a loader needs
     */
    public static ElfFile parse(byte[] bytes) throws ElfFormatException {
        ByteSpan file = ByteSpan.of(bytes);
        ElfHeader header = ElfHeader.parse(file);
        List<ProgramHeader> programHeaders = ProgramHeader.parseAll(file, header);
        List<ElfProblem> notes = new ArrayList<>();
        List<SectionHeader> sections = SectionTable.parse(file, header, notes);
        return new ElfFile(file, header, programHeaders, sections, notes);
    }

    public ElfHeader header() {
        return header;
    }

    /** The segments in file order, unchecked; see {@link LoadPlan}. */
    public List<ProgramHeader> programHeaders() {
        return programHeaders;
    }

    /**
     * The sections in file order, section 0 included; empty if the file has none or they are
     * broken.
     */
    public List<SectionHeader> sections() {
        return sections;
    }

    /** What is broken without stopping the program from running. */
    public List<ElfProblem> notes() {
        return notes;
    }

    /** All bytes of the file. */
    public ByteSpan bytes() {
        return file;
    }

    /** The first section with a name. */
    public Optional<SectionHeader> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /**
     * A section's bytes, unpacked if compressed; none if the file holds none or they are broken.
     */
    public ByteSpan bytes(SectionHeader section) {
        if (section.type() == SectionHeader.SHT_NOBITS
                || !file.has(section.offset(), section.size())) {
            return ByteSpan.EMPTY;
        }
        ByteSpan bytes = file.slice(section.offset(), section.size());
        boolean compressed = (section.flags() & SectionHeader.SHF_COMPRESSED) != 0;
        return compressed ? CompressedSection.unpack(bytes) : bytes;
    }

    /** The bytes of the first section with a name, none if there is no such section. */
    public ByteSpan sectionBytes(String name) {
        return section(name).map(this::bytes).orElse(ByteSpan.EMPTY);
    }

    /** The full symbol table ({@code .symtab}), read anew; empty in a stripped file. */
    public List<ElfSymbol> symbols() {
        return SymbolTable.parse(this, SectionHeader.SHT_SYMTAB);
    }

    /** The symbols for dynamic linking ({@code .dynsym}), read anew. */
    public List<ElfSymbol> dynamicSymbols() {
        return SymbolTable.parse(this, SectionHeader.SHT_DYNSYM);
    }

    /** The linker's fingerprint of the file in hexadecimal, if it left one in a note. */
    public Optional<String> buildId() {
        return programHeaders.stream()
                .filter(segment -> segment.type() == ProgramHeader.PT_NOTE)
                .filter(segment -> file.has(segment.offset(), segment.fileSize()))
                .map(segment -> buildId(file.slice(segment.offset(), segment.fileSize())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Walks notes: name size, descriptor size, type, then both padded to 4 bytes. */
    private static Optional<String> buildId(ByteSpan notes) {
        long at = 0;
        while (notes.has(at, 12)) {
            long nameSize = notes.u32((int) at);
            long descriptorSize = notes.u32((int) at + 4);
            int type = notes.i32((int) at + 8);
            long name = at + 12;
            long descriptor = name + padded(nameSize);
            if (!notes.has(descriptor, descriptorSize)) {
                return Optional.empty();
            }
            if (type == NT_GNU_BUILD_ID && nameSize == 4 && notes.i32((int) name) == GNU) {
                byte[] id = notes.slice(descriptor, descriptorSize).toArray();
                return Optional.of(HexFormat.of().formatHex(id));
            }
            at = descriptor + padded(descriptorSize);
        }
        return Optional.empty();
    }

    private static long padded(long size) {
        return (size + 3) & -4;
    }
}
