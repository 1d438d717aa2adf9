package org.stackshift.image.dwarf;

import org.junit.jupiter.params.provider.Arguments;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The program that the tests of this package read, in several dialects of DWARF. */
final class Compiled {
    static final String SOURCE =
            """
            #include <stdio.h>
            struct point { int x; struct point *next; };
            typedef struct point point_t;
            enum color { RED, GREEN = 5 };
            static char table[3][7];
            static inline int twice(int v) {
                int t = v * 2;
                return t;
            }
            int sum(const point_t *p, int n) {
                int s = 0;
                for (int i = 0; i < n; i++) {
                    volatile long q = p[i].x;
                    s += twice(q);
                }
                return s;
            }
            int main(int argc, char **argv) {
                point_t pts[3] = {{1, 0}, {2, 0}, {argc, 0}};
                enum color c = argc ? GREEN : RED;
                int r = sum(pts, 3);
                printf("%d %s\\n", r + c, argv[0] + table[1][2]);
                return r & 1;
            }
            """;

    private Compiled() {}

    static Stream<Arguments> dialects() {
        return Stream.of("gcc", "clang")
                .flatMap(
                        compiler ->
                                Stream.of("-gdwarf-4", "-gdwarf-5")
                                        .flatMap(
                                                dwarf ->
                                                        Stream.of("-O0", "-O2")
                                                                .map(
                                                                        o ->
                                                                                Arguments.of(
                                                                                        compiler,
                                                                                        dwarf,
                                                                                        o))));
    }

    static DebugInfo read(Path folder, String compiler, String... options)
            throws ElfFormatException {
        return DebugInfo.read(ElfFile.parse(HostTools.compile(folder, SOURCE, compiler, options)));
    }
}
