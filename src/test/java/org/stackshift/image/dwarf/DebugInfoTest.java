package org.stackshift.image.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Truth: nm, gdb and what the source says. */
class DebugInfoTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("org.stackshift.image.dwarf.Compiled#dialects")
    void functionsBeginWhereNmSays(String compiler, String dwarf, String optimisation)
            throws Exception {
        DebugInfo info = Compiled.read(folder, compiler, dwarf, optimisation);
        String symbols = HostTools.run(folder, "nm", "program");
        for (String name : List.of("main", "sum")) {
            String entry = first("(?m)^([0-9a-f]+) T " + name + "$", symbols).group(1);
            Function function = function(info, name);
            assertEquals(Long.parseLong(entry, 16), function.entry());
            assertEquals(name.equals("main") ? 18 : 10, function.line());
            assertEquals("program.c", function.file().name());
        }
        assertEquals("program.c", info.units().getFirst().name());
        assertEquals(folder.toRealPath().toString(), info.units().getFirst().directory());
    }

    @ParameterizedTest
    @MethodSource("org.stackshift.image.dwarf.Compiled#dialects")
    void parametersAndLocalsHaveTheirTypes(String compiler, String dwarf, String optimisation)
            throws Exception {
        DebugInfo info = Compiled.read(folder, compiler, dwarf, optimisation);
        Function sum = function(info, "sum");
        assertEquals("const point_t *", info.types().name(variable(sum, "p").type()));
        assertEquals(Variable.Kind.PARAMETER, variable(sum, "p").kind());
        assertEquals("volatile long", shortened(info, variable(sum, "q")));
        Function main = function(info, "main");
        assertEquals("point_t[3]", info.types().name(variable(main, "pts").type()));
        assertEquals(48, info.types().size(variable(main, "pts").type()));
        assertEquals("char **", info.types().name(variable(main, "argv").type()));
        Type color = info.types().resolve(variable(main, "c").type()).orElseThrow();
        assertEquals(Map.of(0L, "RED", 5L, "GREEN"), ((Type.Enumeration) color).constants());
        Type point = info.types().resolve(pointee(info, variable(sum, "p"))).orElseThrow();
        List<Type.Member> members = ((Type.Struct) point).members();
        assertEquals(List.of("x", "next"), members.stream().map(Type.Member::name).toList());
        assertEquals(List.of(0L, 8L), members.stream().map(Type.Member::offset).toList());
    }

    @Test
    void inlinedCallsAreFound() throws Exception {
        DebugInfo info = Compiled.read(folder, "gcc", "-g", "-O2", "-fno-ipa-icf");
        List<Function.InlinedCall> inlined = function(info, "sum").inlined();
        assertTrue(inlined.stream().anyMatch(call -> call.name().equals("twice")));
        assertTrue(inlined.stream().anyMatch(call -> call.callLine() == 14));
    }

    @Test
    void globalsHaveTheirAddress() throws Exception {
        DebugInfo info = Compiled.read(folder, "gcc", "-g", "-O0", "-no-pie");
        String row =
                first("(?m)^([0-9a-f]+) b table$", HostTools.run(folder, "nm", "program")).group(1);
        Variable table =
                info.globals().stream()
                        .filter(g -> g.name().equals("table"))
                        .findFirst()
                        .orElseThrow();
        Expression.Result place =
                Expression.evaluate(table.location().at(0).orElseThrow(), frame(0, 0));
        assertEquals(new Expression.Result.Memory(Long.parseLong(row, 16)), place);
        assertEquals("char[3][7]", info.types().name(table.type()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcc", "clang"})
    void localsLieWhereGdbSaysTheyAre(String compiler) throws Exception {
        DebugInfo info = Compiled.read(folder, compiler, "-g", "-O0", "-no-pie");
        String told =
                HostTools.run(
                        folder,
                        "gdb",
                        "-batch",
                        "-nx",
                        "-ex",
                        "break program.c:14",
                        "-ex",
                        "run",
                        "-ex",
                        "info frame",
                        "-ex",
                        "print &q",
                        "-ex",
                        "print &s",
                        "-ex",
                        "print &p",
                        "-ex",
                        "print $pc",
                        "-ex",
                        "print $rbp",
                        "program");
        long cfa = hex(first("frame at (0x[0-9a-f]+)", told));
        long pc = hex(first("\\$4 = .*?(0x[0-9a-f]+)", told));
        long rbp = hex(first("\\$5 = .*?(0x[0-9a-f]+)", told));
        Function sum = function(info, "sum");
        List<String> names = List.of("q", "s", "p");
        for (int i = 0; i < names.size(); i++) {
            Variable variable = variable(sum, names.get(i));
            assertTrue(variable.isVisibleAt(pc));
            Expression.Result.Memory place =
                    (Expression.Result.Memory)
                            Expression.evaluate(
                                    variable.location().at(pc).orElseThrow(),
                                    withFrameBase(sum, pc, cfa, rbp));
            assertEquals(hex(first("\\$" + (i + 1) + " = .*?(0x[0-9a-f]+)", told)), place.vaddr());
        }
    }

    private static Expression.Frame withFrameBase(Function function, long pc, long cfa, long rbp) {
        Expression.Result base =
                Expression.evaluate(function.frameBase().at(pc).orElseThrow(), frame(cfa, rbp));
        return frame(cfa, base instanceof Expression.Result.Memory(long vaddr) ? vaddr : rbp);
    }

    /** A frame of which only two numbers are known; rbp is DWARF register 6. */
    private static Expression.Frame frame(long cfa, long frameBase) {
        return new Expression.Frame() {
            @Override
            public OptionalLong register(int number) {
                return number == 6 ? OptionalLong.of(frameBase) : OptionalLong.empty();
            }

            @Override
            public OptionalLong load(long vaddr, int size) {
                return OptionalLong.empty();
            }

            @Override
            public OptionalLong cfa() {
                return OptionalLong.of(cfa);
            }

            @Override
            public OptionalLong frameBase() {
                return OptionalLong.of(frameBase);
            }

            @Override
            public long loadBias() {
                return 0;
            }
        };
    }

    private static Type.Ref pointee(DebugInfo info, Variable variable) {
        Optional<Type> pointer = info.types().resolve(variable.type());
        return ((Type.Pointer) pointer.orElseThrow()).target();
    }

    /** The compilers disagree on whether the type is called long or long int. */
    private static String shortened(DebugInfo info, Variable variable) {
        return info.types().name(variable.type()).replace("long int", "long");
    }

    private static Function function(DebugInfo info, String name) {
        return info.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Variable variable(Function function, String name) {
        return function.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MatchResult first(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow();
    }

    private static long hex(MatchResult match) {
        return Long.decode(match.group(1));
    }
}
