package org.stackshift.hostcpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a program ended on the host's CPU, with an empty input, no randomised addresses and a file
 * for its output.
 *
 * @param kind what ended it
 * @param number exit status or signal number
 * @param code si_code
 * @param address si_addr, 0 where it means nothing
 * @param initialRsp rsp at the program's first instruction
 * @param output what it wrote to standard output and error
 */
public record HostEnding(
        Kind kind,
        int number,
        int code,
        long address,
        long rip,
        long rsp,
        long rbp,
        long initialRsp,
        byte[] output) {
    /** What ended a program. */
    public enum Kind {
        EXIT,
        SIGNAL,
        /** Nothing: it was killed when its time was up. */
        RUNNING
    }

    /** Whether this host can tell: x86-64 Linux with a C compiler. */
    public static boolean available() {
        return NativeProgram.possible();
    }

    /** Runs a program for at most {@code seconds}. */
    public static HostEnding of(Path program, int seconds) {
        Path tool = NativeProgram.compile("autopsy");
        try {
            Path output = Files.createTempFile("output", ".bin");
            try {
                byte[] line =
                        NativeProgram.feed(
                                tool,
                                new byte[0],
                                Integer.toString(seconds),
                                output.toString(),
                                program.toString());
                return parse(
                        new String(line, StandardCharsets.US_ASCII).strip().split(" "),
                        Files.readAllBytes(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostEnding parse(String[] words, byte[] output) {
        return switch (words[0]) {
            case "exit" ->
                    new HostEnding(Kind.EXIT, Integer.parseInt(words[1]), 0, 0, 0, 0, 0, 0, output);
            case "running" -> new HostEnding(Kind.RUNNING, 0, 0, 0, 0, 0, 0, 0, output);
            default ->
                    new HostEnding(
                            Kind.SIGNAL,
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            hex(words[3]),
                            hex(words[4]),
                            hex(words[5]),
                            hex(words[6]),
                            hex(words[7]),
                            output);
        };
    }

    private static long hex(String word) {
        return Long.parseUnsignedLong(word, 16);
    }
}
