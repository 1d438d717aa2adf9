package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of a line program (DWARF 5 §6.2.4 and, for versions 2-4, DWARF 4 §6.2.4).
 *
 * @param operandCounts of the standard opcodes, number 1 first
 * @param files numbered as the program numbers them; where numbers begin with 1, number 0 repeats
 *     number 1
 */
record LineHeader(
        int version,
        int minimumInstructionLength,
        boolean defaultIsStatement,
        int lineBase,
        int lineRange,
        int opcodeBase,
        List<Integer> operandCounts,
        List<SourceFile> files) {
    private static final int LNCT_PATH = 1;
    private static final int LNCT_DIRECTORY_INDEX = 2;
    private static final SourceFile UNKNOWN = new SourceFile("?");

    /** The file that the program calls {@code number}. */
    SourceFile file(long number) {
        return number >= 0 && number < files.size() ? files.get((int) number) : UNKNOWN;
    }

    /**
     * Reads the header behind the unit's length and leaves the cursor at the program.
     *
     * @param compilationDirectory of the unit that refers to the program; empty if none does
     */
    static LineHeader read(
            Cursor cursor, int offsetSize, StringSections strings, String compilationDirectory) {
        int version = cursor.u16();
        if (version < 2 || version > 5) {
            throw new DwarfFault("a line table of version " + version);
        }
        int addressSize = version >= 5 ? cursor.u8() : 8;
        cursor.skip(version >= 5 ? 1 : 0);
        Cursor body = cursor.part(cursor.unsigned(offsetSize));
        int minimumInstructionLength = body.u8();
        body.skip(version >= 4 ? 1 : 0);
        boolean defaultIsStatement = body.u8() != 0;
        int lineBase = body.i8();
        int lineRange = body.u8();
        int opcodeBase = body.u8();
        List<Integer> operandCounts = new ArrayList<>();
        for (int i = 1; i < opcodeBase; i++) {
            operandCounts.add(body.u8());
        }
        List<SourceFile> files =
                version >= 5
                        ? files(body, new AttributeReader(forms(offsetSize, addressSize), strings))
                        : oldFiles(body, compilationDirectory);
        return new LineHeader(
                version,
                minimumInstructionLength,
                defaultIsStatement,
                lineBase,
                lineRange,
                opcodeBase,
                operandCounts,
                files);
    }

    /** Entries of line headers use the forms of .debug_info, outside of any unit. */
    private static UnitHeader forms(int offsetSize, int addressSize) {
        return new UnitHeader(0, 5, 1, offsetSize, addressSize, 0);
    }

    private static List<SourceFile> oldFiles(Cursor cursor, String compilationDirectory) {
        List<String> directories = new ArrayList<>();
        directories.add(compilationDirectory);
        for (String name = cursor.text(); !name.isEmpty(); name = cursor.text()) {
            directories.add(SourceFile.in(compilationDirectory, name).path());
        }
        List<SourceFile> files = new ArrayList<>();
        for (String name = cursor.text(); !name.isEmpty(); name = cursor.text()) {
            long directory = cursor.uleb();
            cursor.uleb();
            cursor.uleb();
            SourceFile file = SourceFile.in(directory(directories, directory), name);
            if (files.isEmpty()) {
                files.add(file);
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    private static List<SourceFile> files(Cursor cursor, AttributeReader reader) {
        List<String> directories = new ArrayList<>();
        for (Entry entry : entries(cursor, reader)) {
            String first = directories.isEmpty() ? "" : directories.getFirst();
            directories.add(SourceFile.in(first, entry.name()).path());
        }
        return entries(cursor, reader).stream()
                .map(e -> SourceFile.in(directory(directories, e.directory()), e.name()))
                .toList();
    }

    private record Entry(String name, long directory) {}

    /** A list that describes the format of its own entries (DWARF 5 §6.2.4.1). */
    private static List<Entry> entries(Cursor cursor, AttributeReader reader) {
        int formatCount = cursor.u8();
        List<Abbreviation.Attribute> format = new ArrayList<>();
        for (int i = 0; i < formatCount; i++) {
            format.add(new Abbreviation.Attribute((int) cursor.uleb(), (int) cursor.uleb(), 0));
        }
        Abbreviation shape = new Abbreviation(0, false, List.copyOf(format));
        long count = cursor.uleb();
        if (count < 0 || count > cursor.remaining()) {
            throw new DwarfFault("a list of files that does not fit");
        }
        List<Entry> entries = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            entries.add(entry(shape, reader.readAll(cursor, shape)));
        }
        return entries;
    }

    private static Entry entry(Abbreviation shape, List<AttributeValue> values) {
        String name = "";
        long directory = 0;
        for (int i = 0; i < values.size(); i++) {
            int content = shape.attributes().get(i).name();
            if (content == LNCT_PATH && values.get(i) instanceof AttributeValue.Text text) {
                name = text.text();
            } else if (content == LNCT_DIRECTORY_INDEX
                    && values.get(i) instanceof AttributeValue.Number number) {
                directory = number.value();
            }
        }
        return new Entry(name, directory);
    }

    private static String directory(List<String> directories, long index) {
        return index >= 0 && index < directories.size() ? directories.get((int) index) : "";
    }
}
