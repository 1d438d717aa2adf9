package org.stackshift.hostcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class AssembledFormsTest {
    @TempDir Path directory;

    @TestFactory
    Stream<DynamicTest> committedBytesAreWhatTheAssemblerMakes() throws IOException {
        try (Stream<Path> files = Files.list(Form.FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".s"))
                            .map(name -> name.substring(0, name.length() - 2))
                            .sorted()
                            .toList();
            return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> assemble(name)));
        }
    }

    private void assemble(String name) throws IOException {
        assumeTrue(HostCpu.available() && HostTools.isInstalled("as"), "needs as for x86-64");
        String script = Form.FOLDER.resolve("assemble.sh").toString();
        HostTools.run(Path.of("."), "env", "FORMS_DIR=" + directory, "bash", script, name);
        assertEquals(
                Files.readString(Form.FOLDER.resolve(name + ".forms")),
                Files.readString(directory.resolve(name + ".forms")),
                "run assemble.sh " + name);
    }
}
