package org.stackshift.image.dwarf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads .debug_info: all entries of all units, those of a broken unit up to where it breaks. */
final class DieReader {
    private static final int DEEPEST = 200;
    private static final int MOST_ENTRIES = 1 << 20;

    private final DebugSections sections;
    private final WorkBudget budget;
    private final StringSections strings;
    private final List<String> problems;
    private final Map<Long, Map<Long, Abbreviation>> abbreviations = new HashMap<>();
    private final Map<Long, Die> byOffset = new HashMap<>();

    DieReader(
            DebugSections sections,
            StringSections strings,
            WorkBudget budget,
            List<String> problems) {
        this.sections = sections;
        this.strings = strings;
        this.budget = budget;
        this.problems = problems;
    }

    /** Every entry by its offset in .debug_info, once {@link #readAll} has run. */
    Map<Long, Die> byOffset() {
        return byOffset;
    }

    List<Unit> readAll() {
        List<Unit> units = new ArrayList<>();
        Cursor cursor = new Cursor(sections.info(), budget);
        try {
            while (!cursor.atEnd()) {
                int offset = cursor.position();
                Cursor.UnitLength length = cursor.unitLength();
                int headerSize = cursor.position() - offset;
                Cursor body = cursor.part(length.bytes());
                readUnit(body, offset, headerSize, length.offsetSize(), units);
            }
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
        return units;
    }

    private void readUnit(
            Cursor cursor, int offset, int lengthSize, int offsetSize, List<Unit> units) {
        try {
            UnitHeader header = UnitHeader.read(cursor, offset, offsetSize);
            Unit unit = new Unit(header, sections, strings, budget);
            units.add(unit);
            readEntries(cursor, unit, (long) offset + lengthSize);
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
    }

    /** Entries lie in preorder; a zero ends the children of an entry (DWARF 5 §2.3). */
    private void readEntries(Cursor cursor, Unit unit, long start) {
        Map<Long, Abbreviation> shapes = shapes(unit.header().abbreviations());
        AttributeReader attributes = new AttributeReader(unit.header(), strings);
        Deque<Die> open = new ArrayDeque<>();
        while (!cursor.atEnd()) {
            long offset = start + cursor.position();
            long code = cursor.uleb();
            if (code == 0) {
                if (open.poll() == null || open.isEmpty()) {
                    return;
                }
                continue;
            }
            Abbreviation shape = shapes.get(code);
            if (shape == null) {
                throw new DwarfFault("an entry with an undefined abbreviation");
            }
            Die die = new Die(unit, offset, shape, attributes.readAll(cursor, shape));
            place(die, open, unit);
            if (shape.hasChildren()) {
                open.push(die);
            } else if (open.isEmpty()) {
                return;
            }
        }
    }

    private void place(Die die, Deque<Die> open, Unit unit) {
        if (byOffset.size() >= MOST_ENTRIES || open.size() >= DEEPEST) {
            throw new DwarfFault("too many debugging entries");
        }
        byOffset.put(die.offset(), die);
        Die parent = open.peek();
        if (parent == null) {
            unit.setRoot(die);
        } else {
            parent.children().add(die);
        }
    }

    private Map<Long, Abbreviation> shapes(long offset) {
        Map<Long, Abbreviation> known = abbreviations.get(offset);
        if (known != null) {
            return known;
        }
        Map<Long, Abbreviation> table =
                Abbreviation.table(Cursor.at(sections.abbrev(), offset, budget));
        abbreviations.put(offset, table);
        return table;
    }
}
