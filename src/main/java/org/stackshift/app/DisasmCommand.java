package org.stackshift.app;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.disasm.ProgramListing;
import org.stackshift.debug.disasm.Syntax;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.ElfProblem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/** {@code stackshift disasm}: the machine code of a program as text, one instruction a line. */
@Command(
        name = "disasm",
        description = "Prints every executable section of a program, one instruction a line.",
        mixinStandardHelpOptions = true)
final class DisasmCommand implements Callable<Integer> {
    @Option(names = "--intel", description = "Intel syntax instead of AT&T.")
    private boolean intel;

    @Parameters(index = "0", paramLabel = "FILE", description = "An ELF file.")
    private @Nullable Path file;

    @Override
    public Integer call() throws Failure {
        Path path = Objects.requireNonNull(file);
        ElfFile elf = parse(path);
        requireCode(path, elf);
        try (Writer out =
                new OutputStreamWriter(
                        new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8)) {
            ProgramListing.write(elf, intel ? Syntax.INTEL : Syntax.ATT, out);
        } catch (IOException e) {
            // The reader of a pipe has seen enough, as in "disasm FILE | head".
            return 0;
        }
        return 0;
    }

    /** Nothing to print is told apart from nothing found because the file is damaged. */
    private static void requireCode(Path path, ElfFile elf) throws Failure {
        boolean hasCode =
                elf.sections().stream()
                        .anyMatch(s -> s.isExecutable() && elf.bytes(s).length() > 0);
        if (!hasCode) {
            String why =
                    elf.notes().stream()
                            .findFirst()
                            .map(ElfProblem::sentence)
                            .orElse("The file has no executable section to disassemble");
            throw new Failure(ExitCode.DATA, path + ": " + why);
        }
    }

    private static ElfFile parse(Path path) throws Failure {
        try {
            return ElfFile.parse(HostFiles.program(path));
        } catch (ElfFormatException e) {
            throw new Failure(ExitCode.DATA, path + ": " + e.problem().sentence());
        }
    }
}
