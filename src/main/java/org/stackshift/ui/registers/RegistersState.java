package org.stackshift.ui.registers;

import java.util.List;

/**
 * What the panel draws.
 *
 * @param cells column by column
 * @param columns how many columns suit them
 * @param flags the flags of rflags
 */
public record RegistersState(List<RegisterCell> cells, int columns, List<Flag> flags) {
    /** Nothing to show. */
    public static final RegistersState EMPTY = new RegistersState(List.of(), 3, List.of());

    /** One flag: its name, whether it is set, whether that changed, what it means. */
    public record Flag(String name, boolean set, boolean changed, String help) {}

    public RegistersState {
        cells = List.copyOf(cells);
        flags = List.copyOf(flags);
    }
}
