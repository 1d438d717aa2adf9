package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All forms that share an opcode byte, as a table over what else selects them:
 *
 * <pre>
 *  bit   10     9..8             7..0
 *        REX.W  prefix selector  ModRM byte
 * </pre>
 *
 * Tables that do not depend on prefixes or on ModRM leave these bits out.
 */
final class OpcodeSlot {
    private static final int PREFIX_SELECTORS = 4;
    private static final int SELECTORS = 2 * PREFIX_SELECTORS;
    private static final int MOD_RM_BYTES = 256;

    private final boolean hasModRm;
    private final int selectorMask;
    private final int modRmMask;
    private final int modRmBits;
    private final @Nullable Form[] forms;

    OpcodeSlot(List<OpcodeRow> rows) {
        hasModRm = rows.stream().anyMatch(OpcodeRow::hasModRm);
        boolean byPrefix =
                rows.stream()
                        .anyMatch(
                                r -> r.prefix() != OpcodeRow.MandatoryPrefix.ANY || r.needsRexW());
        boolean byModRm = rows.stream().anyMatch(OpcodeRow::dependsOnModRm);
        selectorMask = byPrefix ? SELECTORS - 1 : 0;
        modRmMask = byModRm ? MOD_RM_BYTES - 1 : 0;
        modRmBits = byModRm ? 8 : 0;
        forms = new Form[(selectorMask + 1) * (modRmMask + 1)];
        rows.forEach(this::fill);
    }

    private void fill(OpcodeRow row) {
        for (int selector = 0; selector <= selectorMask; selector++) {
            for (int modRm = 0; modRm <= modRmMask && matches(row, selector); modRm++) {
                if (modRmMask == 0 || row.acceptsModRm(modRm)) {
                    forms[selector << modRmBits | modRm] = row.form();
                }
            }
        }
    }

    private static boolean matches(OpcodeRow row, int selector) {
        boolean rexW = selector >= PREFIX_SELECTORS;
        return (rexW || !row.needsRexW())
                && switch (row.prefix()) {
                    case ANY -> true;
                    case NONE -> selector % PREFIX_SELECTORS == 0;
                    case OPERAND_SIZE -> selector % PREFIX_SELECTORS == 1;
                    case REP -> selector % PREFIX_SELECTORS == 2;
                    case REPNE -> selector % PREFIX_SELECTORS == 3;
                };
    }

    /** Whether a ModRM byte follows the opcode. */
    boolean hasModRm() {
        return hasModRm;
    }

    /**
     * The form under these prefixes and this ModRM byte, or null if there is none.
     *
     * <p>F2 and F3 win over 66 where an opcode has forms for them (SDM vol. 2 §2.1.2 leaves it
     * open; hardware and assemblers agree).
     */
    @Nullable Form select(int prefixes, int modRm) {
        return forms[(selector(prefixes) & selectorMask) << modRmBits | modRm & modRmMask];
    }

    private static int selector(int prefixes) {
        int prefix =
                (prefixes & Prefix.REP) != 0
                        ? 2
                        : (prefixes & Prefix.REPNE) != 0
                                ? 3
                                : (prefixes & Prefix.OPERAND_SIZE) != 0 ? 1 : 0;
        return (prefixes & Prefix.REX_W) != 0 ? prefix + PREFIX_SELECTORS : prefix;
    }
}
