package org.stackshift.machine.decode;

/**
 * One parsed line of {@code opcodes.txt}: a {@link Form} and the encodings that select it.
 *
 * @param map as in {@link OpcodeTable}
 * @param opcodes the opcode bytes
 * @param prefix the mandatory prefix
 * @param needsRexW whether REX.W must be there
 * @param modRm the ModRM bytes
 * @param reg the values of ModRM.reg
 * @param form what is encoded
 */
record OpcodeRow(
        int map,
        ByteRange opcodes,
        MandatoryPrefix prefix,
        boolean needsRexW,
        ByteRange modRm,
        ByteRange reg,
        Form form) {

    /** Whether a ModRM byte follows the opcode. */
    boolean hasModRm() {
        if (selectsByModRm()) {
            return true;
        }
        for (OperandCode code : form.operands()) {
            if (code.usesModRm()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row is selected by more than its opcode byte and prefixes. */
    boolean dependsOnModRm() {
        return selectsByModRm() || !accepts(true) || !accepts(false);
    }

    private boolean selectsByModRm() {
        return modRm != ByteRange.ALL || reg != ByteRange.ALL_REG;
    }

    /** Whether the row stands for register forms (mod = 3) or for memory forms. */
    boolean accepts(boolean register) {
        for (OperandCode code : form.operands()) {
            if (!code.accepts(register)) {
                return false;
            }
        }
        return true;
    }
}
