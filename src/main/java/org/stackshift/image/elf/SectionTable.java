package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.util.ArrayList;
import java.util.List;

/** Reads the section headers. Programs run without them, so a broken table counts as absent. */
final class SectionTable {
    private static final int SHN_XINDEX = 0xffff;

    private SectionTable() {}

    /** All sections, the empty section 0 included. */
    static List<SectionHeader> parse(ByteSpan file, ElfHeader header, List<ElfProblem> notes) {
        long offset = header.sectionHeaderOffset();
        if (offset == 0) {
            return List.of();
        }
        if (!file.has(offset, SectionHeader.SIZE)) {
            return broken(notes, "The table of sections lies outside of the file");
        }
        SectionHeader zero = header(file, offset, 0, StringTable.EMPTY);
        // Large counts do not fit the file header; section 0 then holds them (chapter 4,
        // "e_shnum").
        long count = header.sectionHeaderCount() == 0 ? zero.size() : header.sectionHeaderCount();
        if (count < 0 || count > (file.length() - offset) / SectionHeader.SIZE) {
            return broken(notes, "The table of sections does not fit into the file");
        }
        int nameIndex =
                header.sectionNameIndex() == SHN_XINDEX ? zero.link() : header.sectionNameIndex();
        StringTable names = names(file, offset, (int) count, nameIndex);
        List<SectionHeader> sections = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            sections.add(header(file, offset, i, names));
        }
        return List.copyOf(sections);
    }

    private static StringTable names(ByteSpan file, long offset, int count, int index) {
        if (index <= 0 || index >= count) {
            return StringTable.EMPTY;
        }
        SectionHeader section = header(file, offset, index, StringTable.EMPTY);
        return file.has(section.offset(), section.size())
                ? new StringTable(file.slice(section.offset(), section.size()))
                : StringTable.EMPTY;
    }

    private static SectionHeader header(ByteSpan file, long offset, int index, StringTable names) {
        long at = offset + (long) index * SectionHeader.SIZE;
        return SectionHeader.parse(file.slice(at, SectionHeader.SIZE), names);
    }

    private static List<SectionHeader> broken(List<ElfProblem> notes, String sentence) {
        notes.add(new ElfProblem(ElfProblem.Kind.BAD_SECTIONS, sentence));
        return List.of();
    }
}
