package org.stackshift.ui.welcome;

import java.nio.file.Path;

/**
 * A prebuilt program of a lab. Its file name says how it was built: {@code
 * coroutine-nobase-noinline-O1-musl}.
 *
 * @param lab the lab's folder name
 * @param program the source, such as {@code coroutine}
 * @param variant what was changed in it, such as {@code nobase-noinline}; {@code original} if
 *     nothing
 * @param level the compiler's option: {@code O0} to {@code O3}
 * @param library {@code nolibc}, {@code musl} or {@code glibc}
 * @param file the ELF file
 */
public record LabProgram(
        String lab, String program, String variant, String level, String library, Path file) {}
