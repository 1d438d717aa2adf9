package org.stackshift.kernel.exec;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first line of a script: {@code #!interpreter [argument]}, with everything after the first
 * blanks as one argument ("binfmt_script").
 */
record Script(String interpreter, Optional<String> argument) {
    /** Bytes of a file that are looked at ("BINPRM_BUF_SIZE"). */
    static final int HEAD = 256;

    /** Whether a file begins as a script. */
    static boolean isScript(byte[] head) {
        return head.length >= 2 && head[0] == '#' && head[1] == '!';
    }

    /** Reads the line, or throws ENOEXEC when it names nothing or the name is cut off. */
    static Script parse(byte[] head) throws ErrnoException {
        String text = new String(head, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String line = text.substring(2, end < 0 ? text.length() : end).strip();
        int blank = firstBlank(line);
        boolean isCut = end < 0 && head.length == HEAD && blank == line.length();
        if (line.isEmpty() || line.charAt(0) == '\0' || isCut) {
            throw new ErrnoException(Errno.ENOEXEC);
        }
        String argument = line.substring(blank).strip();
        return new Script(
                line.substring(0, blank),
                argument.isEmpty() ? Optional.empty() : Optional.of(argument));
    }

    private static int firstBlank(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
            at++;
        }
        return at;
    }
}
