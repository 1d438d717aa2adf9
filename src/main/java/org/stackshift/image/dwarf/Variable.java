package org.stackshift.image.dwarf;

import java.util.List;

/**
 * A parameter, a local or a global variable.
 *
 * @param line of its declaration, 0 if unknown
 * @param scope addresses at which its name is valid; empty = as long as the enclosing function
 */
public record Variable(
        String name,
        Type.Ref type,
        Kind kind,
        int line,
        Location location,
        List<AddressRange> scope) {
    /** What sort of variable it is. */
    public enum Kind {
        PARAMETER,
        LOCAL,
        GLOBAL
    }

    /** Whether the name is valid at an address inside the enclosing function. */
    public boolean isVisibleAt(long pc) {
        return scope.isEmpty() || scope.stream().anyMatch(range -> range.contains(pc));
    }
}
