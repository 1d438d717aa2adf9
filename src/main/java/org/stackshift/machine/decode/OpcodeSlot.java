package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All forms that share an opcode byte, as a table over what else selects them:
 *
 * <pre>
 *  bit   10     9..8               7..0
 *        REX.W  66, F3, F2 or none ModRM byte
 * </pre>
 *
 * Tables that do not depend on prefixes or on ModRM leave these bits out.
 */
final class OpcodeSlot {
    private static final int PREFIXES = 4;
    private static final int REX_W_SELECTOR = PREFIXES;
    private static final int SELECTORS = 2 * PREFIXES;
    private static final int MOD_RM_BITS = 8;

    private final boolean hasModRm;
    private final int selectors;
    private final int modRmBits;
    private final @Nullable Form[] forms;

    /** Of the rows that match, the last one wins. */
    OpcodeSlot(List<OpcodeRow> rows) {
        boolean modRm = false;
        boolean byPrefix = false;
        boolean byModRm = false;
        for (OpcodeRow row : rows) {
            modRm |= row.hasModRm();
            byPrefix |= row.prefix() != MandatoryPrefix.ANY || row.needsRexW();
            byModRm |= row.dependsOnModRm();
        }
        hasModRm = modRm;
        selectors = byPrefix ? SELECTORS : 1;
        modRmBits = byModRm ? MOD_RM_BITS : 0;
        forms = new Form[selectors << modRmBits];
        for (OpcodeRow row : rows) {
            fill(row);
        }
    }

    private void fill(OpcodeRow row) {
        for (int selector = 0; selector < selectors; selector++) {
            if (!matches(row, selector)) {
                continue;
            }
            if (modRmBits == 0) {
                forms[selector] = row.form();
            } else {
                fillModRm(row, selector << modRmBits);
            }
        }
    }

    private void fillModRm(OpcodeRow row, int start) {
        for (int mod = 0; mod < 4; mod++) {
            if (!row.accepts(mod == 3)) {
                continue;
            }
            int first = mod << 6 | row.reg().first() << 3;
            int last = mod << 6 | row.reg().last() << 3 | 7;
            for (int modRm = first; modRm <= last; modRm++) {
                if (row.modRm().contains(modRm)) {
                    forms[start | modRm] = row.form();
                }
            }
        }
    }

    private static boolean matches(OpcodeRow row, int selector) {
        boolean rexW = selector >= REX_W_SELECTOR;
        int present = selector % PREFIXES;
        boolean prefix =
                switch (row.prefix()) {
                    case ANY -> true;
                    case NO_REPEAT -> present <= selector(MandatoryPrefix.OPERAND_SIZE);
                    default -> selector(row.prefix()) == present;
                };
        return prefix && (rexW || !row.needsRexW());
    }

    private static int selector(MandatoryPrefix prefix) {
        return prefix.ordinal() - MandatoryPrefix.NONE.ordinal();
    }

    /** Whether a ModRM byte follows the opcode. */
    boolean hasModRm() {
        return hasModRm;
    }

    /**
     * The form under these prefixes (bits of {@link Prefix}) and this ModRM byte, or null if there
     * is none.
     */
    @Nullable Form select(int prefixes, int modRm) {
        int index = modRmBits == 0 ? 0 : modRm;
        if (selectors > 1) {
            int rexW = (prefixes & Prefix.REX_W) != 0 ? REX_W_SELECTOR : 0;
            index |= (rexW | selector(MandatoryPrefix.of(prefixes))) << modRmBits;
        }
        return forms[index];
    }
}
