package org.stackshift.labs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LabProgramsTest {
    private static final Path LABS = Path.of("labs");

    /** The labs that come with programs. */
    private static List<Path> labs() throws IOException {
        try (var folders = Files.list(LABS)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void committedProgramsHaveTheHashesThatTheScriptWrote() throws Exception {
        for (Path lab : labs()) {
            assertEquals(hashesIn(lab.resolve("bin.sha256")), hashesOf(lab.resolve("bin")));
        }
    }

    @Test
    void theScriptBuildsTheCommittedProgramsWithTheSameCompiler(@TempDir Path scratch)
            throws Exception {
        assumeTrue(isInstalled("g++") && isInstalled("musl-gcc"), "skipped: no g++ or musl-gcc");
        Process build =
                new ProcessBuilder("sh", "labs/build.sh", scratch.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, build.waitFor(), output);
        for (Path lab : labs()) {
            compare(lab, scratch.resolve(lab.getFileName()));
        }
    }

    private static void compare(Path lab, Path built) throws IOException {
        assumeTrue(
                Files.mismatch(lab.resolve("bin.toolchain"), built.resolve("bin.toolchain")) < 0,
                "skipped: another toolchain than the one in bin.toolchain");
        for (String name : hashesIn(lab.resolve("bin.sha256")).keySet()) {
            assertArrayEquals(
                    Files.readAllBytes(built.resolve("bin").resolve(name)),
                    Files.readAllBytes(lab.resolve("bin").resolve(name)),
                    name + " differs from what labs/build.sh makes");
        }
    }

    private static Map<String, String> hashesIn(Path list) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] fields = line.split(" +", 2);
            hashes.put(fields[1], fields[0]);
        }
        return hashes;
    }

    private static Map<String, String> hashesOf(Path folder)
            throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return hashes;
    }

    private static boolean isInstalled(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "-dumpversion").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
