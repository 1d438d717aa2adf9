package org.stackshift.session.reader.paging;

import org.stackshift.debug.Demangler;
import org.stackshift.debug.Symbols;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the address of a name, as the linker or as the source spells it. */
final class SymbolAddresses {
    private final List<Symbols> tables;
    private final Map<String, OptionalLong> known = new HashMap<>();

    /** Searches the tables in this order. */
    SymbolAddresses(List<Symbols> tables) {
        this.tables = tables;
    }

    OptionalLong find(String name) {
        return known.computeIfAbsent(name, this::search);
    }

    private OptionalLong search(String name) {
        return tables.stream()
                .map(table -> table.named(name).or(() -> spelled(table, name)))
                .flatMap(Optional::stream)
                .mapToLong(Symbols.Entry::vaddr)
                .findFirst();
    }

    private static Optional<Symbols.Entry> spelled(Symbols table, String name) {
        return table.entries().stream()
                .filter(entry -> isSpelled(Demangler.demangle(entry.linkageName()), name))
                .findFirst();
    }

    private static boolean isSpelled(String full, String name) {
        return full.equals(name) || full.startsWith(name + "(");
    }
}
