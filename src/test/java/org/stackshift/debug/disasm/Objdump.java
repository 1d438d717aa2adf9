package org.stackshift.debug.disasm;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** GNU objdump as the judge of disassembly. */
final class Objdump {
    private static final Pattern NAMED_ADDRESS = Pattern.compile("\\b([0-9a-f]+) <.*>$");

    /** One instruction as objdump prints it; {@code offset} counts from the start of its run. */
    record Judged(long vaddr, int offset, int length, String text) {}

    /** Code at consecutive addresses. */
    record Run(long vaddr, byte[] code, List<Judged> lines) {}

    private Objdump() {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("objdump", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Disassembles all executable sections of a program. */
    static void program(Path file, Syntax syntax, Consumer<Run> runs) {
        run(syntax, List.of("-d", file.toString()), runs);
    }

    /** Disassembles bare bytes at address 0. */
    static Run bytes(byte[] code, Syntax syntax) throws IOException {
        Path file = Files.createTempFile("stackshift", ".bin");
        try {
            Files.write(file, code);
            List<Run> runs = new ArrayList<>();
            run(
                    syntax,
                    List.of("-D", "-b", "binary", "-m", "i386:x86-64", file.toString()),
                    runs::add);
            return runs.getFirst();
        } finally {
            Files.delete(file);
        }
    }

    private static void run(Syntax syntax, List<String> arguments, Consumer<Run> runs) {
        List<String> command = new ArrayList<>(List.of("objdump", "-w", "-z", "-M"));
        command.add(syntax == Syntax.ATT ? "att" : "intel");
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
                new Parser(runs).parse(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects lines into runs; a gap between addresses begins a new one. */
    private static final class Parser {
        private final Consumer<Run> runs;
        private final ByteArrayOutputStream code = new ByteArrayOutputStream();
        private List<Judged> judged = new ArrayList<>();
        private long start;

        Parser(Consumer<Run> runs) {
            this.runs = runs;
        }

        void parse(BufferedReader lines) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(":\t");
                if (line.startsWith(" ") && colon > 0) {
                    instruction(line, colon);
                }
            }
            finish();
        }

        private void instruction(String line, int colon) {
            long vaddr = Long.parseUnsignedLong(line, line.lastIndexOf(' ', colon) + 1, colon, 16);
            if (vaddr != start + code.size()) {
                finish();
                start = vaddr;
            }
            int offset = code.size();
            int bytesEnd = line.indexOf('\t', colon + 2);
            int end = bytesEnd < 0 ? line.length() : bytesEnd;
            for (int i = colon + 2; i + 1 < end && line.charAt(i) != ' '; i += 3) {
                code.write(Integer.parseInt(line, i, i + 2, 16));
            }
            String text = bytesEnd < 0 ? "" : line.substring(bytesEnd + 1);
            judged.add(new Judged(vaddr, offset, code.size() - offset, withoutNames(text)));
        }

        private void finish() {
            if (!judged.isEmpty()) {
                runs.accept(new Run(start, code.toByteArray(), judged));
            }
            code.reset();
            judged = new ArrayList<>();
        }

        /**
         * Turns {@code 401196 <main+0x4>} into {@code 0x401196}, as objdump writes addresses
         * without names.
         */
        private static String withoutNames(String text) {
            return text.endsWith(">")
                    ? NAMED_ADDRESS.matcher(text).replaceFirst("0x$1")
                    : text.stripTrailing();
        }
    }
}
