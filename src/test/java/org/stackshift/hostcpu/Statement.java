package org.stackshift.hostcpu;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One statement of a form's text, cut into words.
 *
 * @param mnemonic with AT&amp;T suffix, without prefixes
 * @param operands in AT&amp;T order: destination last
 */
record Statement(String mnemonic, List<String> operands) {
    private static final Pattern SHAPE =
            Pattern.compile("(?:(?:rep|repe|repz|repne|repnz|lock) )*(\\S+) *(.*)");

    /** Commas between operands, not those inside a memory operand. */
    private static final Pattern COMMA = Pattern.compile(", *(?![^(]*\\))");

    static List<Statement> of(Form form) {
        return Stream.of(form.text().split(" *; *")).map(Statement::parse).toList();
    }

    private static Statement parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        String operands = matcher.group(2);
        return new Statement(
                matcher.group(1), operands.isEmpty() ? List.of() : List.of(COMMA.split(operands)));
    }

    String destination() {
        return operands.isEmpty() ? "" : operands.getLast();
    }

    /**
     * Width of an integer destination in bits, from its register or, for memory, from the suffix.
     */
    int width() {
        String destination = destination();
        if (destination.startsWith("%")) {
            return registerWidth(destination.substring(1));
        }
        return switch (mnemonic.charAt(mnemonic.length() - 1)) {
            case 'b' -> 8;
            case 'w' -> 16;
            case 'l' -> 32;
            default -> 64;
        };
    }

    private static int registerWidth(String name) {
        if (name.matches("[abcd][lh]|(sp|bp|si|di)l|r\\d+b")) {
            return 8;
        }
        if (name.matches("[abcd]x|sp|bp|si|di|r\\d+w")) {
            return 16;
        }
        return name.startsWith("e") || name.matches("r\\d+d") ? 32 : 64;
    }
}
