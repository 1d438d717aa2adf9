package org.stackshift.ui.paging;

import org.stackshift.abi.Mman;
import org.stackshift.session.view.paging.RegionView;

/** Rights as /proc/self/maps writes them. */
final class Rights {
    private Rights() {}

    /** {@code r-xp}; the last letter is s for a shared mapping. */
    static String of(RegionView region) {
        return of(region.prot()) + ((region.flags() & Mman.MAP_SHARED) != 0 ? "s" : "p");
    }

    /** {@code r-x} of bits of PROT_*. */
    static String of(int prot) {
        return letter(prot, Mman.PROT_READ, "r")
                + letter(prot, Mman.PROT_WRITE, "w")
                + letter(prot, Mman.PROT_EXEC, "x");
    }

    private static String letter(int prot, int bit, String letter) {
        return (prot & bit) != 0 ? letter : "-";
    }
}
