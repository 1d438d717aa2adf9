package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import static java.time.Duration.ofSeconds;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.abi.ErrnoException;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.SectionHeader;
import org.stackshift.session.reader.ViewsReader;
import org.stackshift.session.target.Breakpoints;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.Executable;
import org.stackshift.session.view.MachineSetup;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.ViewRequest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Programs whose headers, symbols or debugging information are damaged, looked at with every panel
 * of the window: it shows what can be understood, and never fails or hangs.
 */
class DamagedProgramTest {
    private static final Path PROGRAMS = Path.of("labs/01-coroutine/bin");
    private static final int VARIANTS = 100;
    private static final int LOOKS = 4;
    private static final int STRETCH = 150;
    private static final int HEADERS = 0x400;
    private static final ViewRequest EVERYTHING =
            new ViewRequest(EnumSet.allOf(Panel.class), Syntax.ATT, null);
    private static final ViewsReader.Situation PAUSED =
            new ViewsReader.Situation(RunState.PAUSED, new StopReason.Stepped(), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"coroutine-original-O0-nolibc", "coroutine-original-O1-musl"})
    void everyPanelOutlivesWhatTheFileSays(String name) throws Exception {
        byte[] original = Files.readAllBytes(PROGRAMS.resolve(name));
        List<SectionHeader> told =
                ElfFile.parse(original).sections().stream()
                        .filter(DamagedProgramTest::isReadByTheWindow)
                        .toList();
        for (int seed = 0; seed < VARIANTS; seed++) {
            byte[] bytes = damaged(original, told, new Random(seed));
            String what = name + ", seed " + seed;
            assertTimeoutPreemptively(ofSeconds(20), () -> lookAt(bytes, what), what);
        }
    }

    private static boolean isReadByTheWindow(SectionHeader section) {
        String name = section.name();
        return section.size() > 0
                && (name.startsWith(".debug")
                        || name.startsWith(".eh_frame")
                        || name.equals(".symtab")
                        || name.equals(".strtab"));
    }

    /** A few bytes changed in the headers or in one section that the window reads. */
    private static byte[] damaged(byte[] original, List<SectionHeader> told, Random random) {
        byte[] bytes = original.clone();
        SectionHeader section = told.get(random.nextInt(told.size()));
        boolean inHeaders = random.nextInt(4) == 0;
        int start = inHeaders ? 0 : (int) section.offset();
        int range = inHeaders ? HEADERS : (int) section.size();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int at = start + random.nextInt(range);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) 0xff;
        }
        return bytes;
    }

    private static void lookAt(byte[] elf, String what) {
        try {
            Debuggee debuggee =
                    new Debuggee(
                            Executable.read(Path.of("/nowhere/program"), elf, List.of()),
                            MachineSetup.DEFAULT);
            ViewsReader reader = new ViewsReader(debuggee, new Breakpoints(debuggee));
            for (int i = 0; i < LOOKS; i++) {
                assertNotNull(reader.read(EVERYTHING, PAUSED), what);
                debuggee.run(STRETCH);
            }
        } catch (ElfFormatException | ErrnoException refused) {
            assertNotNull(refused.getMessage(), what);
        } catch (RuntimeException | Error bug) {
            throw new AssertionError(what, bug);
        }
    }
}
