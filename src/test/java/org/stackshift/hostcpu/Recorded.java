package org.stackshift.hostcpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a host CPU answered once: for each form a digest of all its masked results. Never made from
 * our machine.
 */
final class Recorded {
    private static final int DIGEST_BYTES = 8;

    private Recorded() {}

    /** Digests by form text; empty if nothing has been recorded for {@code NAME}. */
    static Map<String, String> load(String name) {
        Map<String, String> digests = new TreeMap<>();
        Path file = file(name);
        if (!Files.exists(file)) {
            return digests;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                digests.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digests;
    }

    /** Writes {@code NAME.recorded} into the source tree. */
    static void save(String name, Map<String, String> digests) {
        List<String> lines = new ArrayList<>();
        digests.forEach((form, digest) -> lines.add(form + "\t" + digest));
        try {
            Files.write(file(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return Form.FOLDER.resolve(name + ".recorded");
    }

    /** The first eight bytes of the SHA-256 of all results, undefined parts zeroed. */
    static String digest(Form form, List<HostCase> cases, List<HostResult> results) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < cases.size(); i++) {
                HostResult masked = Undefined.mask(form, cases.get(i), results.get(i));
                ByteBuffer header = ByteBuffer.allocate(HostResult.HEADER);
                header.putInt(masked.signal()).putLong(masked.faultVaddr()).putLong(masked.rip());
                sha.update(header.array());
                sha.update(masked.after().bytes());
            }
            return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
