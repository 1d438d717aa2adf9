package org.stackshift.machine.decode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/** Reads one line of {@code opcodes.txt}, column by column. */
final class OpcodeRowParser {
    private static final String NAME = "name=";

    private final StringTokenizer tokens;
    private String token;
    private MandatoryPrefix prefix = MandatoryPrefix.ANY;
    private boolean needsRexW;
    private boolean vex;
    private boolean lockable;
    private Form.@Nullable Sizing sizing;
    private @Nullable String name;
    private Feature feature = Feature.BASE;
    private final List<OperandCode> operands = new ArrayList<>(3);

    private OpcodeRowParser(String line) {
        tokens = new StringTokenizer(line, " ");
        token = tokens.nextToken();
    }

    static OpcodeRow parse(String line) {
        return new OpcodeRowParser(line).row();
    }

    private OpcodeRow row() {
        prefixes();
        int map = map();
        ByteRange opcodes = take(range(token, 0));
        ByteRange reg = token.charAt(0) == '/' ? take(range(token, 1)) : ByteRange.ALL_REG;
        ByteRange modRm = isHex(token) ? take(range(token, 0)) : ByteRange.ALL;
        return new OpcodeRow(map, opcodes, prefix, needsRexW, modRm, reg, form());
    }

    private void prefixes() {
        while (true) {
            switch (token) {
                case "NP" -> prefix = MandatoryPrefix.NONE;
                case "66" -> prefix = MandatoryPrefix.OPERAND_SIZE;
                case "F3" -> prefix = MandatoryPrefix.REP;
                case "F2" -> prefix = MandatoryPrefix.REPNE;
                case "NFx" -> prefix = MandatoryPrefix.NO_REPEAT;
                case "REX.W" -> needsRexW = true;
                case "VEX" -> vex = true;
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
            case "38" -> take(vex ? OpcodeTable.VEX_0F38 : OpcodeTable.MAP_0F38);
            case "3A" -> take(vex ? OpcodeTable.VEX_0F3A : OpcodeTable.MAP_0F3A);
            default -> OpcodeTable.MAP_0F;
        };
    }

    private Form form() {
        String mnemonic = token;
        while (tokens.hasMoreTokens()) {
            next();
            attribute();
        }
        return new Form(
                Mnemonic.valueOf(mnemonic),
                List.copyOf(operands),
                prefix.bit() | (needsRexW ? Prefix.REX_W : 0),
                lockable,
                sizing != null ? sizing : sizing(operands),
                name != null ? name : mnemonic.replace("_SSE", "").toLowerCase(Locale.ROOT),
                feature);
    }

    private void attribute() {
        switch (token) {
            case "lock" -> lockable = true;
            case "d64" -> sizing = Form.Sizing.DEFAULT_64;
            case "f64" -> sizing = Form.Sizing.FORCED_64;
            default -> {
                if (token.startsWith(NAME)) {
                    name = token.substring(NAME.length());
                } else if (Feature.isSpelled(token)) {
                    feature = Feature.spelled(token);
                } else {
                    operands();
                }
            }
        }
    }

    private void operands() {
        StringTokenizer codes = new StringTokenizer(token, ",");
        while (codes.hasMoreTokens()) {
            operands.add(OperandCode.parse(codes.nextToken()));
        }
    }

    /**
     * The first operand that is data, not a constant or a port, tells whether the instruction works
     * on bytes.
     */
    private static Form.Sizing sizing(List<OperandCode> operands) {
        for (OperandCode code : operands) {
            switch (code.method()) {
                case IMMEDIATE, PORT -> {}
                default -> {
                    return code.isByteData() ? Form.Sizing.BYTE : Form.Sizing.USUAL;
                }
            }
        }
        return Form.Sizing.USUAL;
    }

    private <T> T take(T value) {
        next();
        return value;
    }

    private void next() {
        token = tokens.nextToken();
    }

    /** Two digits, or two pairs of them with a hyphen between. */
    private static boolean isHex(String token) {
        return (token.length() == 2 || token.length() == 5 && token.charAt(2) == '-')
                && Character.digit(token.charAt(0), 16) >= 0
                && Character.digit(token.charAt(1), 16) >= 0;
    }

    /** Reads {@code 50-57} or {@code 50}. */
    private static ByteRange range(String token, int start) {
        int hyphen = token.indexOf('-');
        int first = Integer.parseInt(token, start, hyphen < 0 ? token.length() : hyphen, 16);
        int last = hyphen < 0 ? first : Integer.parseInt(token, hyphen + 1, token.length(), 16);
        return new ByteRange(first, last);
    }
}
