package org.stackshift.kernel.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The assembled guest half: its bytes and the addresses of its symbols. {@code build.sh} makes
 * both. {@link KernelSource} tells which source lines they come from.
 *
 * @param bytes what lies at {@code _text}; the rest up to {@code _end} is zero
 * @param symbols addresses by name, from System.map
 */
public record KernelImage(byte[] bytes, Map<String, Long> symbols) {
    /** The image that comes with the program. */
    public static KernelImage load() {
        String map = new String(resource("System.map"), StandardCharsets.US_ASCII);
        return new KernelImage(
                resource("vmlinux.bin"),
                map.lines()
                        .map(line -> line.split(" "))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        words -> words[2],
                                        words -> Long.parseUnsignedLong(words[0], 16),
                                        (first, second) -> first)));
    }

    /** The address of a symbol that the image must have. */
    public long address(String symbol) {
        Long vaddr = symbols.get(symbol);
        if (vaddr == null) {
            throw new IllegalStateException("the kernel image has no symbol " + symbol);
        }
        return vaddr;
    }

    /** Bytes of a file that lies beside this class. */
    static byte[] resource(String name) {
        try (InputStream in = KernelImage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
