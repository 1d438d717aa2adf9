package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Programs with damaged bytes: whatever they do, the kernel answers as to a guest, never with a bug
 * of its own.
 */
class HostileProgramTest {
    private static final Path PROGRAMS = Path.of("labs/01-coroutine/bin");
    private static final int VARIANTS = 150;
    private static final long BUDGET = 30_000;
    private static final int HEADER = 0x400;

    private final Ram ram = new Ram(4 << 20, 16 << 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coroutine-original-O0-nolibc",
                "coroutine-original-O2-musl",
                "coroutine-original-O0-glibc"
            })
    void damagedProgramsNeverBreakTheKernel(String name) throws IOException {
        byte[] original = Files.readAllBytes(PROGRAMS.resolve(name));
        for (int seed = 0; seed < VARIANTS; seed++) {
            run(damaged(original, new Random(seed)), name + ", seed " + seed);
        }
    }

    /** A few bytes changed, half of the time in the headers. */
    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int range = random.nextBoolean() ? HEADER : bytes.length;
        for (int i = 1 + random.nextInt(16); i > 0; i--) {
            bytes[random.nextInt(range)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private void run(byte[] elf, String what) {
        ram.clear(0, ram.bytes().length);
        try {
            Kernel kernel = Kernel.boot(KernelConfig.of(ram, new GatheringConsole()));
            kernel.exec("/program", elf, List.of("program"), List.of());
            assertNotNull(kernel.run(BUDGET), what);
        } catch (ElfFormatException | ErrnoException refused) {
            assertNotNull(refused.getMessage(), what);
        } catch (RuntimeException bug) {
            throw new AssertionError(what, bug);
        }
    }
}
