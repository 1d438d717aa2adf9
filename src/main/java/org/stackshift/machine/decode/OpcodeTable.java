package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** All forms of {@code opcodes.txt}, by opcode map and opcode byte. */
final class OpcodeTable {
    static final int ONE_BYTE = 0;
    static final int MAP_0F = 1;
    static final int MAP_0F38 = 2;
    static final int MAP_0F3A = 3;
    static final int VEX_0F = 4;
    static final int VEX_0F38 = 5;
    static final int VEX_0F3A = 6;

    private static final char COMMENT = '#';
    private static final OpcodeTable INSTANCE = load();

    private final @Nullable OpcodeSlot[] slots = new OpcodeSlot[7 * 256];

    private OpcodeTable(String text) {
        List<@Nullable List<OpcodeRow>> rows =
                new ArrayList<>(Collections.nCopies(slots.length, null));
        StringTokenizer lines = new StringTokenizer(text, "\r\n");
        while (lines.hasMoreTokens()) {
            String line = lines.nextToken();
            if (line.charAt(0) != COMMENT) {
                add(OpcodeRowParser.parse(line), rows);
            }
        }
        for (int i = 0; i < slots.length; i++) {
            List<OpcodeRow> shared = rows.get(i);
            slots[i] = shared == null ? null : new OpcodeSlot(shared);
        }
    }

    private static void add(OpcodeRow row, List<@Nullable List<OpcodeRow>> rows) {
        for (int opcode = row.opcodes().first(); opcode <= row.opcodes().last(); opcode++) {
            int slot = row.map() << 8 | opcode;
            List<OpcodeRow> shared = rows.get(slot);
            if (shared == null) {
                shared = new ArrayList<>();
                rows.set(slot, shared);
            }
            shared.add(row);
        }
    }

    static OpcodeTable instance() {
        return INSTANCE;
    }

    /** What stands at an opcode of a map, or null where there is nothing. */
    @Nullable OpcodeSlot slot(int map, int opcode) {
        return slots[map << 8 | opcode];
    }

    private static OpcodeTable load() {
        try (InputStream in = OpcodeTable.class.getResourceAsStream("opcodes.txt")) {
            if (in == null) {
                throw new IllegalStateException("opcodes.txt is missing from the module");
            }
            return new OpcodeTable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
