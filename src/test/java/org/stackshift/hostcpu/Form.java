package org.stackshift.hostcpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * One shape of an instruction, or a few instructions that belong together.
 *
 * @param text AT&amp;T assembly, statements separated by {@code ;}
 * @param code its bytes
 */
public record Form(String text, byte[] code) {
    static final Path FOLDER = Path.of("src/test/resources/hostcpu");

    /** The forms of {@code NAME.forms}, as {@code assemble.sh} wrote them. */
    public static List<Form> load(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve(name + ".forms")).stream()
                    .map(Form::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form parse(String line) {
        int tab = line.indexOf('\t');
        return new Form(line.substring(0, tab), HexFormat.of().parseHex(line.substring(tab + 1)));
    }
}
