package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * One parsed line of {@code opcodes.txt}: a {@link Form} and the encodings that select it.
 *
 * @param map as in {@link OpcodeTable}
 * @param firstOpcode first of the opcodes that the row stands for
 * @param lastOpcode last of them
 * @param prefix which mandatory prefix selects the row
 * @param needsRexW whether the row is for REX.W only
 * @param firstModRm first register-form ModRM byte that selects the row, or -1
 * @param lastModRm last of them, or -1
 * @param firstDigit first value of ModRM.reg that selects the row, or -1
 * @param lastDigit last of them, or -1
 * @param form what is encoded
 */
record OpcodeRow(
        int map,
        int firstOpcode,
        int lastOpcode,
        MandatoryPrefix prefix,
        boolean needsRexW,
        int firstModRm,
        int lastModRm,
        int firstDigit,
        int lastDigit,
        Form form) {

    /** The prefix column. */
    enum MandatoryPrefix {
        /** All prefixes keep their usual meaning. */
        ANY(0),
        /** None of 66, F3, F2 may be there. */
        NONE(0),
        OPERAND_SIZE(Prefix.OPERAND_SIZE),
        REP(Prefix.REP),
        REPNE(Prefix.REPNE);

        private final int bit;

        MandatoryPrefix(int bit) {
            this.bit = bit;
        }
    }

    static OpcodeRow parse(String line) {
        return new Parser(line).row();
    }

    /** Whether the row is selected by more than its opcode byte. */
    boolean dependsOnModRm() {
        return firstDigit >= 0
                || firstModRm >= 0
                || form.operands().stream().anyMatch(code -> code.accepts(0) != code.accepts(0xc0));
    }

    boolean hasModRm() {
        return firstDigit >= 0
                || firstModRm >= 0
                || form.operands().stream().anyMatch(OperandCode::usesModRm);
    }

    boolean acceptsModRm(int modRm) {
        int reg = modRm >> 3 & 7;
        return (firstDigit < 0 || reg >= firstDigit && reg <= lastDigit)
                && (firstModRm < 0 || modRm >= firstModRm && modRm <= lastModRm)
                && form.operands().stream().allMatch(code -> code.accepts(modRm));
    }

    /** Reads the columns from left to right. */
    private static final class Parser {
        private final StringTokenizer tokens;
        private String token;
        private MandatoryPrefix prefix = MandatoryPrefix.ANY;
        private boolean needsRexW;

        Parser(String line) {
            tokens = new StringTokenizer(line, " ");
            token = tokens.nextToken();
        }

        OpcodeRow row() {
            prefixes();
            int map = map();
            int firstOpcode = first(token);
            int lastOpcode = last(token);
            next();
            int firstDigit = -1;
            int lastDigit = -1;
            int firstModRm = -1;
            int lastModRm = -1;
            if (token.charAt(0) == '/') {
                firstDigit = token.charAt(1) - '0';
                lastDigit = token.charAt(token.length() - 1) - '0';
                next();
            } else if (isHex(token)) {
                firstModRm = first(token);
                lastModRm = last(token);
                next();
            }
            return new OpcodeRow(
                    map,
                    firstOpcode,
                    lastOpcode,
                    prefix,
                    needsRexW,
                    firstModRm,
                    lastModRm,
                    firstDigit,
                    lastDigit,
                    form());
        }

        private void prefixes() {
            while (true) {
                switch (token) {
                    case "NP" -> prefix = MandatoryPrefix.NONE;
                    case "66" -> prefix = MandatoryPrefix.OPERAND_SIZE;
                    case "F3" -> prefix = MandatoryPrefix.REP;
                    case "F2" -> prefix = MandatoryPrefix.REPNE;
                    case "REX.W" -> needsRexW = true;
                    default -> {
                        return;
                    }
                }
                next();
            }
        }

        private int map() {
            if (!token.equals("0F")) {
                return OpcodeTable.ONE_BYTE;
            }
            next();
            return switch (token) {
                case "38" -> escape(OpcodeTable.MAP_0F38);
                case "3A" -> escape(OpcodeTable.MAP_0F3A);
                default -> OpcodeTable.MAP_0F;
            };
        }

        private int escape(int map) {
            next();
            return map;
        }

        private Form form() {
            Mnemonic mnemonic = Mnemonic.valueOf(token);
            List<OperandCode> operands = new ArrayList<>();
            boolean lockable = false;
            String name = token.replace("_SSE", "").toLowerCase(Locale.ROOT);
            Form.@Nullable Sizing sizing = null;
            while (tokens.hasMoreTokens()) {
                next();
                switch (token) {
                    case "lock" -> lockable = true;
                    case "d64" -> sizing = Form.Sizing.DEFAULT_64;
                    case "f64" -> sizing = Form.Sizing.FORCED_64;
                    default -> {
                        if (token.startsWith("name=")) {
                            name = token.substring("name=".length());
                        } else {
                            operands(operands);
                        }
                    }
                }
            }
            return new Form(
                    mnemonic,
                    List.copyOf(operands),
                    prefix.bit | (needsRexW ? Prefix.REX_W : 0),
                    lockable,
                    sizing != null ? sizing : sizing(operands),
                    name);
        }

        private void operands(List<OperandCode> operands) {
            StringTokenizer codes = new StringTokenizer(token, ",");
            while (codes.hasMoreTokens()) {
                operands.add(OperandCode.parse(codes.nextToken()));
            }
        }

        private static Form.Sizing sizing(List<OperandCode> operands) {
            for (OperandCode code : operands) {
                if (code.method() != OperandCode.Method.IMMEDIATE
                        && code.method() != OperandCode.Method.PORT) {
                    return code.isByteData() ? Form.Sizing.BYTE : Form.Sizing.USUAL;
                }
            }
            return Form.Sizing.USUAL;
        }

        private void next() {
            token = tokens.nextToken();
        }

        private static boolean isHex(String token) {
            return token.length() >= 2
                    && isHexDigit(token.charAt(0))
                    && isHexDigit(token.charAt(1))
                    && (token.length() == 2 || token.charAt(2) == '-');
        }

        private static boolean isHexDigit(char c) {
            return Character.digit(c, 16) >= 0;
        }

        private static int first(String range) {
            return Integer.parseInt(range, 0, 2, 16);
        }

        private static int last(String range) {
            return Integer.parseInt(range, range.length() - 2, range.length(), 16);
        }
    }
}
