package org.stackshift.session;

import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.session.target.Executable;

import java.io.IOException;
import java.nio.file.Files;

/** Opens programs on emulated machines. */
public final class MachineLauncher implements SessionLauncher {
    private static final long LARGEST_FILE = 512L << 20;

    @Override
    public SessionPort open(Program program) throws OpenException {
        byte[] bytes = read(program);
        try {
            Executable executable = Executable.read(program.file(), bytes, program.arguments());
            return Session.start(executable, program.setup());
        } catch (ElfFormatException problem) {
            throw refusal(problem);
        }
    }

    private static byte[] read(Program program) throws OpenException {
        try {
            if (!Files.isRegularFile(program.file())) {
                throw new OpenException(OpenException.Reason.UNREADABLE, "not a regular file");
            }
            if (Files.size(program.file()) > LARGEST_FILE) {
                throw new OpenException(OpenException.Reason.TOO_LARGE, "the file is too large");
            }
            return Files.readAllBytes(program.file());
        } catch (IOException problem) {
            throw new OpenException(
                    OpenException.Reason.UNREADABLE, String.valueOf(problem.getMessage()));
        }
    }

    static OpenException refusal(ElfFormatException problem) {
        OpenException.Reason reason =
                switch (problem.problem().kind()) {
                    case NOT_ELF -> OpenException.Reason.NOT_ELF;
                    case NOT_64_BIT, BIG_ENDIAN, OTHER_ARCHITECTURE -> OpenException.Reason.FOREIGN;
                    case NOT_EXECUTABLE, NEEDS_INTERPRETER -> OpenException.Reason.UNSUPPORTED;
                    case TOO_LARGE -> OpenException.Reason.TOO_LARGE;
                    default -> OpenException.Reason.DAMAGED;
                };
        return new OpenException(reason, problem.problem().sentence());
    }
}
