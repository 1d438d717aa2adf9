package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of one kind of entry (DWARF 5 §7.5.3): its tag and the form of each attribute, stored
 * once for all entries.
 */
record Abbreviation(int tag, boolean hasChildren, List<Attribute> attributes) {
    /**
     * @param implicit the value itself, for DW_FORM_implicit_const
     */
    record Attribute(int name, int form, long implicit) {}

    /** Reads the table at the cursor, by code. */
    static Map<Long, Abbreviation> table(Cursor cursor) {
        Map<Long, Abbreviation> table = new HashMap<>();
        for (long code = cursor.uleb(); code != 0; code = cursor.uleb()) {
            int tag = number(cursor);
            boolean hasChildren = cursor.u8() != 0;
            table.putIfAbsent(code, new Abbreviation(tag, hasChildren, attributes(cursor)));
        }
        return table;
    }

    private static List<Attribute> attributes(Cursor cursor) {
        List<Attribute> attributes = new ArrayList<>();
        while (true) {
            int name = number(cursor);
            int form = number(cursor);
            if (name == 0 && form == 0) {
                return List.copyOf(attributes);
            }
            long implicit = form == Dw.FORM_IMPLICIT_CONST ? cursor.sleb() : 0;
            attributes.add(new Attribute(name, form, implicit));
        }
    }

    private static int number(Cursor cursor) {
        return (int) Math.min(cursor.uleb() & Long.MAX_VALUE, Integer.MAX_VALUE);
    }
}
