package org.stackshift.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a batch list.
 *
 * @param seconds of wall-clock time that the program may take
 * @param stdin a host file; {@code -}, empty or /dev/null mean no input
 * @param stderr a host file, or {@code -} for the same as stdout
 */
record BatchEntry(
        String id,
        double seconds,
        String workingDirectory,
        String stdin,
        String stdout,
        String stderr,
        String path,
        List<String> argv) {
    private static final int FIXED_FIELDS = 7;
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");

    /** The first field of a line, for messages about lines that cannot be read. */
    static String id(String line) {
        return line.split("\t", 2)[0];
    }

    /** Reads a line; the failure says what is wrong with it. */
    static BatchEntry parse(String line) throws Failure {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(unescape(field));
        }
        if (fields.size() < FIXED_FIELDS) {
            throw new Failure(
                    ExitCode.DATA,
                    "the line has %d fields, not at least %d"
                            .formatted(fields.size(), FIXED_FIELDS));
        }
        List<String> argv = fields.subList(FIXED_FIELDS, fields.size());
        return new BatchEntry(
                id(line),
                seconds(fields.get(1)),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5),
                fields.get(6),
                argv.isEmpty() ? List.of(fields.get(6)) : List.copyOf(argv));
    }

    boolean hasInput() {
        return !stdin.isEmpty() && !stdin.equals("-") && !stdin.equals("/dev/null");
    }

    private static double seconds(String field) throws Failure {
        try {
            double seconds = Double.parseDouble(field);
            if (seconds > 0) {
                return seconds;
            }
        } catch (NumberFormatException notANumber) {
            throw new Failure(ExitCode.DATA, "the timeout is not a number: " + field);
        }
        throw new Failure(ExitCode.DATA, "the timeout is not above 0: " + field);
    }

    /** {@code \\xHH} is a byte; what it yields with its neighbours is UTF-8. */
    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escape = ESCAPE.matcher(field);
        int done = 0;
        while (escape.find()) {
            bytes.writeBytes(field.substring(done, escape.start()).getBytes(UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
            done = escape.end();
        }
        bytes.writeBytes(field.substring(done).getBytes(UTF_8));
        return bytes.toString(UTF_8);
    }
}
