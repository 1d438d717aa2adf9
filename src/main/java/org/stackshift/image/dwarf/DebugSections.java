package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.ElfFile;

import java.util.stream.Stream;

/** The sections that hold debugging information; those that a file lacks are empty. */
record DebugSections(
        ByteSpan info,
        ByteSpan abbrev,
        ByteSpan str,
        ByteSpan lineStr,
        ByteSpan strOffsets,
        ByteSpan addr,
        ByteSpan line,
        ByteSpan ranges,
        ByteSpan rnglists,
        ByteSpan loc,
        ByteSpan loclists) {
    static DebugSections of(ElfFile file) {
        return new DebugSections(
                file.sectionBytes(".debug_info"),
                file.sectionBytes(".debug_abbrev"),
                file.sectionBytes(".debug_str"),
                file.sectionBytes(".debug_line_str"),
                file.sectionBytes(".debug_str_offsets"),
                file.sectionBytes(".debug_addr"),
                file.sectionBytes(".debug_line"),
                file.sectionBytes(".debug_ranges"),
                file.sectionBytes(".debug_rnglists"),
                file.sectionBytes(".debug_loc"),
                file.sectionBytes(".debug_loclists"));
    }

    WorkBudget budget() {
        return new WorkBudget(
                Stream.of(
                                info,
                                abbrev,
                                str,
                                lineStr,
                                strOffsets,
                                addr,
                                line,
                                ranges,
                                rnglists,
                                loc,
                                loclists)
                        .mapToLong(ByteSpan::length)
                        .sum());
    }
}
