package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.HashMap;
import java.util.Map;

/** The string sections; equal offsets give the same string object. */
final class StringSections {
    private final DebugSections sections;
    private final WorkBudget budget;
    private final Map<Long, String> str = new HashMap<>();
    private final Map<Long, String> lineStr = new HashMap<>();

    StringSections(DebugSections sections, WorkBudget budget) {
        this.sections = sections;
        this.budget = budget;
    }

    /** The string at an offset of .debug_str. */
    String str(long offset) {
        return str.computeIfAbsent(offset, at -> read(sections.str(), at));
    }

    /** The string at an offset of .debug_line_str. */
    String lineStr(long offset) {
        return lineStr.computeIfAbsent(offset, at -> read(sections.lineStr(), at));
    }

    private String read(ByteSpan section, long offset) {
        return Cursor.at(section, offset, budget).text();
    }
}
