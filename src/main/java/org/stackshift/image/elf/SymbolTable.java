package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.util.ArrayList;
import java.util.List;

/** Reads a symbol table and the names it refers to. */
final class SymbolTable {
    private SymbolTable() {}

    /** The symbols of the first section of a type, the empty symbol 0 left out. */
    static List<ElfSymbol> parse(ElfFile file, int sectionType) {
        return file.sections().stream()
                .filter(section -> section.type() == sectionType)
                .findFirst()
                .map(section -> parse(file.bytes(section), names(file, section)))
                .orElse(List.of());
    }

    private static StringTable names(ElfFile file, SectionHeader section) {
        int link = section.link();
        return link <= 0 || link >= file.sections().size()
                ? StringTable.EMPTY
                : new StringTable(file.bytes(file.sections().get(link)));
    }

    private static List<ElfSymbol> parse(ByteSpan bytes, StringTable names) {
        int count = bytes.length() / ElfSymbol.SIZE;
        List<ElfSymbol> symbols = new ArrayList<>(count);
        for (int i = 1; i < count; i++) {
            symbols.add(symbol(bytes.slice((long) i * ElfSymbol.SIZE, ElfSymbol.SIZE), names));
        }
        return List.copyOf(symbols);
    }

    private static ElfSymbol symbol(ByteSpan bytes, StringTable names) {
        int info = bytes.u8(4);
        return new ElfSymbol(
                names.at(bytes.u32(0)),
                info & 0xf,
                info >> 4,
                bytes.u16(6),
                bytes.i64(8),
                bytes.i64(16));
    }
}
