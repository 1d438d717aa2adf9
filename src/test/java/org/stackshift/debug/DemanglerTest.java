package org.stackshift.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfSymbol;
import org.stackshift.testing.HostTools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Truth: c++filt, without parameters and template arguments. */
class DemanglerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main | main",
                "_Z8yield_toP9coroutineS0_ | yield_to",
                "_ZN9coroutineC1EPFvvE | coroutine::coroutine",
                "_ZN9coroutineD2Ev | coroutine::~coroutine",
                "_Znwm | operator new",
                "_ZdlPvm | operator delete",
                "_ZN12_GLOBAL__N_14usedE | (anonymous)::used",
                "_ZSt4cout | std::cout",
                "_ZNSt6vectorIiSaIiEE9push_backERKi | std::vector<…>::push_back",
                "_ZZ4mainE5table | main::table",
                "_ZTV4Base | vtable for Base",
                "_ZNK3foo3barEv | foo::bar",
                "_Z3addIiET_S0_S0_.constprop.0 | add<…>.constprop.0",
                "_Z | _Z",
                "_Z99999999999999999999x | _Z99999999999999999999x",
                "_ZN | _ZN",
            })
    void namesAreReadable(String mangled, String expected) {
        assertEquals(expected, Demangler.demangle(mangled));
    }

    @Test
    void mostOfTheStandardLibraryAgreesWithCxxfilt(@TempDir Path folder) throws Exception {
        String source = "#include <iostream>\nint main() { std::cout << 1.5 << std::endl; }";
        byte[] program = HostTools.compile(folder, source, "g++", "-static");
        List<String> names =
                ElfFile.parse(program).symbols().stream()
                        .filter(s -> s.type() == ElfSymbol.STT_FUNC && s.name().startsWith("_Z"))
                        .map(ElfSymbol::name)
                        .filter(name -> !name.contains("."))
                        .distinct()
                        .toList();
        Files.write(folder.resolve("names"), names);
        List<String> truth =
                HostTools.run(folder, "sh", "-c", "c++filt -p < names").lines().toList();
        int understood = 0;
        for (int i = 0; i < names.size(); i++) {
            String plain = Demangler.demangle(names.get(i));
            if (!plain.equals(names.get(i))) {
                understood++;
                assertEquals(simplified(truth.get(i)), simplified(plain), names.get(i));
            }
        }
        assertTrue(understood > names.size() / 2, understood + " of " + names.size());
    }

    /** Leaves out what the two spell differently on purpose: template arguments and ABI tags. */
    private static String simplified(String name) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        String plain =
                name.replace("(anonymous namespace)", "(anonymous)")
                        .replace("(anonymous)", "anonymous")
                        .replaceAll("\\([^()]*\\)( const)?::", "::")
                        .replaceAll("std::(string|i?o?stream)\\b", "std::basic_$1");
        for (char c : plain.toCharArray()) {
            depth += c == '<' ? 1 : 0;
            if (depth == 0) {
                kept.append(c);
            }
            depth -= c == '>' && depth > 0 ? 1 : 0;
        }
        return kept.toString();
    }
}
