package org.stackshift.kernel.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the guest half was assembled from. {@code build.sh} makes the line table together with the
 * image.
 *
 * @param debugFile an ELF file with the line table of the image and no code, not changed afterwards
 * @param text the lines of each source file, by its path in the line table
 */
@SuppressWarnings("ArrayRecordComponent")
public record KernelSource(byte[] debugFile, Map<String, List<String>> text) {
    private static final String FOLDER = "kernel/entry/";

    /** The source of the image that comes with the program. */
    public static KernelSource load() {
        return new KernelSource(
                KernelImage.resource("vmlinux.debug"),
                Stream.of("head_64.S", "entry_64.S", "core.S", "tlb.S", "process_64.S")
                        .collect(
                                Collectors.toUnmodifiableMap(FOLDER::concat, KernelSource::lines)));
    }

    private static List<String> lines(String name) {
        return new String(KernelImage.resource(name), StandardCharsets.UTF_8).lines().toList();
    }
}
