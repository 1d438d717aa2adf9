package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * HotSpot leaves methods of more than 8,000 bytes to its interpreter, some fifteen times slower.
 */
class HotMethodsTest {
    private static final int HUGE_METHOD_LIMIT = 8000;

    @Test
    void noMethodOfTheMachineIsTooLongToBeCompiled() throws IOException {
        Path classes =
                Path.of(Cpu.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (Stream<Path> files = Files.walk(classes.resolve("org/stackshift/machine"))) {
            List<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".class"))
                            .flatMap(HotMethodsTest::tooLong)
                            .toList();
            assertEquals(List.of(), tooLong);
        }
    }

    private static Stream<String> tooLong(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            return model.methods().stream()
                    .filter(method -> method.code().isPresent())
                    .filter(method -> !method.methodName().equalsString("<clinit>"))
                    .filter(
                            method ->
                                    ((CodeAttribute) method.code().get()).codeLength()
                                            >= HUGE_METHOD_LIMIT)
                    .map(
                            method ->
                                    model.thisClass().asInternalName()
                                            + "."
                                            + method.methodName().stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
