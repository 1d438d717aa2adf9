package org.stackshift.image.dwarf;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.SectionHeader;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Broken debugging information is read as far as it goes; it never throws and never runs away. */
class DwarfFuzzTest {
    private static final int FILES = 2_500;

    private final Random random = new Random(4_711);

    @ParameterizedTest
    @ValueSource(strings = {"-gdwarf-4", "-gdwarf-5"})
    void brokenDebuggingInformationNeverSurprises(String dwarf, @TempDir Path folder)
            throws Exception {
        byte[] seed = HostTools.compile(folder, Compiled.SOURCE, "gcc", dwarf, "-O2");
        List<SectionHeader> sections =
                ElfFile.parse(seed).sections().stream()
                        .filter(s -> s.name().startsWith(".debug") || s.name().equals(".eh_frame"))
                        .toList();
        assertTimeout(
                Duration.ofSeconds(60),
                () -> {
                    int broken = 0;
                    for (int i = 0; i < FILES; i++) {
                        broken += readEverything(ElfFile.parse(mutant(seed, sections)));
                    }
                    assertTrue(broken > FILES / 10, broken + " were noticed");
                });
    }

    private byte[] mutant(byte[] seed, List<SectionHeader> sections) {
        byte[] file = seed.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            SectionHeader section = sections.get(random.nextInt(sections.size()));
            int at = (int) section.offset() + random.nextInt((int) section.size());
            file[at] =
                    switch (random.nextInt(4)) {
                        case 0 -> (byte) 0xff;
                        case 1 -> (byte) (file[at] ^ 1 << random.nextInt(8));
                        case 2 -> 0;
                        default -> (byte) random.nextInt(256);
                    };
        }
        return file;
    }

    private static int readEverything(ElfFile file) {
        DebugInfo info = DebugInfo.read(file);
        for (Function function : info.functions()) {
            info.lines().rowAt(function.entry());
            info.lines().extentAt(function.entry());
            for (long pc = function.entry(); pc < function.entry() + 64; pc += 9) {
                info.frames().rulesAt(pc);
            }
            for (Variable variable : function.variables()) {
                info.types().name(variable.type());
                info.types().size(variable.type());
                variable.location().at(function.entry());
            }
        }
        return info.problems().isEmpty() ? 0 : 1;
    }
}
