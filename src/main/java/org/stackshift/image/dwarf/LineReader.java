package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads .debug_line from front to back, each program once. */
final class LineReader {
    private final DebugSections sections;
    private final StringSections strings;
    private final WorkBudget budget;
    private final List<String> problems;
    private final List<LineTable.Sequence> sequences = new ArrayList<>();
    private final Map<Long, LineHeader> headers = new HashMap<>();

    LineReader(
            DebugSections sections,
            StringSections strings,
            WorkBudget budget,
            List<String> problems) {
        this.sections = sections;
        this.strings = strings;
        this.budget = budget;
        this.problems = problems;
    }

    /**
     * Runs all programs.
     *
     * @param directories the compilation directory for a program, by the program's offset in
     *     .debug_line
     */
    LineTable readAll(Map<Long, String> directories) {
        Cursor cursor = new Cursor(sections.line(), budget);
        try {
            while (!cursor.atEnd()) {
                long offset = cursor.position();
                Cursor.UnitLength length = cursor.unitLength();
                Cursor unit = cursor.part(length.bytes());
                readUnit(unit, offset, length.offsetSize(), directories.getOrDefault(offset, ""));
            }
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
        return new LineTable(sequences);
    }

    /** The headers read so far, by offset in .debug_line: they name the files of each unit. */
    Map<Long, LineHeader> headers() {
        return headers;
    }

    private void readUnit(Cursor unit, long offset, int offsetSize, String directory) {
        try {
            LineHeader header = LineHeader.read(unit, offsetSize, strings, directory);
            headers.put(offset, header);
            new LineProgram(header, sequences).run(unit);
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
    }
}
