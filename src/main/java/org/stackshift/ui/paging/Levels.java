package org.stackshift.ui.paging;

/** Names of the paging structures (SDM vol. 3 §4.5), from the last level up. */
final class Levels {
    private static final String[] NAMES = {"", "PT", "PD", "PDPT", "PML4"};
    private static final String[] ENTRIES = {"", "PTE", "PDE", "PDPTE", "PML4E"};

    private Levels() {}

    /** The table of a level, 4 to 1. */
    static String table(int level) {
        return NAMES[level];
    }

    /** An entry of it. */
    static String entry(int level) {
        return ENTRIES[level];
    }
}
