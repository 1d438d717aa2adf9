package org.stackshift.session.target;

import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.SourceText;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.kernel.exec.ProgramLoader;

import java.nio.file.Path;
import java.util.List;

/**
 * A program file that was read and understood, ready to be started any number of times.
 *
 * @param file where it came from
 * @param bytes its contents, not changed afterwards
 * @param arguments argv from index 1 on
 * @param sources its source and that of the kernel that runs it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Executable(
        Path file, byte[] bytes, List<String> arguments, LoadedImage image, Sources sources) {
    /**
     * Reads a file.
     *
     * @throws ElfFormatException if it is no program that can run here
     */
    public static Executable read(Path file, byte[] bytes, List<String> arguments)
            throws ElfFormatException {
        ElfFile elf = ElfFile.parse(bytes);
        LoadPlan plan = LoadPlan.of(elf, Debuggee.RAM_LIMIT);
        long bias = ProgramLoader.bias(plan);
        LoadedImage image = new LoadedImage(elf, bias);
        Sources sources = new Sources(image, SourceText.around(file));
        return new Executable(file, bytes, List.copyOf(arguments), image, sources);
    }

    /** The last part of the path. */
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
