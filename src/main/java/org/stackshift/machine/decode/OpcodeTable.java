package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All forms of {@code opcodes.txt}, by opcode map and opcode byte. */
final class OpcodeTable {
    static final int ONE_BYTE = 0;
    static final int MAP_0F = 1;
    static final int MAP_0F38 = 2;
    static final int MAP_0F3A = 3;

    private static final OpcodeTable INSTANCE = load();

    private final @Nullable OpcodeSlot[] slots = new OpcodeSlot[4 * 256];

    private OpcodeTable(List<OpcodeRow> rows) {
        List<List<OpcodeRow>> bySlot = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            bySlot.add(new ArrayList<>());
        }
        for (OpcodeRow row : rows) {
            for (int opcode = row.firstOpcode(); opcode <= row.lastOpcode(); opcode++) {
                bySlot.get(row.map() << 8 | opcode).add(row);
            }
        }
        for (int i = 0; i < slots.length; i++) {
            if (!bySlot.get(i).isEmpty()) {
                slots[i] = new OpcodeSlot(bySlot.get(i));
            }
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
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new OpcodeTable(
                    text.lines()
                            .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                            .map(OpcodeRow::parse)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
