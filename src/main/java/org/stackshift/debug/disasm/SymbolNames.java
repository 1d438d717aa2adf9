package org.stackshift.debug.disasm;

import org.jspecify.annotations.Nullable;

/** Names for addresses. */
@FunctionalInterface
public interface SymbolNames {
    /** Knows no name, as for a stripped program. */
    SymbolNames NONE = vaddr -> null;

    /**
     * How objdump would name the address between angle brackets, e.g. {@code main+0x1b}, or null.
     */
    @Nullable String nameOf(long vaddr);
}
