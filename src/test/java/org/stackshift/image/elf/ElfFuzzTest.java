package org.stackshift.image.elf;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/** Broken files either parse or are refused with the typed exception, and quickly. */
class ElfFuzzTest {
    private static final int FILES = 6_000;
    private static final long[] NASTY = {
        0, 1, -1, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0xffff, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Random random = new Random(20_01);

    @Test
    void mutatedHandMadeFilesNeverSurprise() {
        byte[] seed = ElfBytes.runnable().load(0x403010, 0x2010, 0x20, 0x500, 6).toArray();
        assertTimeout(Duration.ofSeconds(20), () -> mutate(seed));
    }

    @Test
    void mutatedCompilerOutputNeverSurprises(@TempDir Path folder) {
        byte[] seed =
                HostTools.compile(
                        folder,
                        "int main(void) { return 0; }",
                        "gcc",
                        "-g",
                        "-nostartfiles",
                        "-e",
                        "main",
                        "-static",
                        "-gz",
                        "-Wl,--build-id");
        assertTimeout(Duration.ofSeconds(60), () -> mutate(seed));
    }

    private void mutate(byte[] seed) {
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = mutant(seed);
            try {
                readEverything(ElfFile.parse(file));
            } catch (ElfFormatException expected) {
                refused++;
            }
        }
        assertTrue(refused > FILES / 20 && refused < FILES, refused + " refused");
    }

    /** Changes a few bytes or words, mostly in the headers, and sometimes cuts the file off. */
    private byte[] mutant(byte[] seed) {
        byte[] file = seed.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = place(file.length);
            long value = NASTY[random.nextInt(NASTY.length)] + random.nextInt(3) - 1;
            int width = 1 << random.nextInt(4);
            for (int b = 0; b < width && at + b < file.length; b++) {
                file[at + b] = (byte) (value >> 8 * b);
            }
        }
        boolean cut = random.nextInt(4) == 0;
        return cut ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }

    private int place(int length) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(length);
            case 1 -> length - 1 - random.nextInt(Math.min(length, 2048));
            default -> 8 * random.nextInt(64);
        };
    }

    private static void readEverything(ElfFile file) throws ElfFormatException {
        file.symbols();
        file.dynamicSymbols();
        file.buildId();
        file.sections().forEach(file::bytes);
        LoadPlan.of(file, 64 << 20);
    }
}
