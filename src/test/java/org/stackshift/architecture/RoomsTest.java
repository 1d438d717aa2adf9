package org.stackshift.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms of the house and the doors between them: an arrow may only point down the list. */
class RoomsTest {
    private static final String ROOT = "org.stackshift.";

    /** A package with everything below it, and the rooms that it may use besides itself. */
    private record Room(String name, List<String> mayUse) {
        boolean holds(String packageName) {
            return packageName.equals(ROOT + name) || packageName.startsWith(ROOT + name + ".");
        }
    }

    private static final List<String> WORDS = List.of("isa", "abi", "base");

    private static final List<Room> ROOMS =
            Stream.of(
                            room(
                                    "app",
                                    "ui",
                                    "session",
                                    "debug",
                                    "kernel",
                                    "image.dwarf",
                                    "image.elf",
                                    "machine"),
                            room("ui", "session", "session.view"),
                            room(
                                    "session",
                                    "session.view",
                                    "debug",
                                    "kernel",
                                    "image.dwarf",
                                    "image.elf",
                                    "machine"),
                            room("session.view"),
                            room("debug", "image.dwarf", "image.elf", "kernel", "machine"),
                            room("kernel", "machine", "image.elf"),
                            room("image.dwarf", "image.elf"),
                            room("image.elf"),
                            room("machine"),
                            room("isa"),
                            room("abi"),
                            room("base"))
                    .toList();

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.stackshift");

    private static Room room(String name, String... mayUse) {
        List<String> words = WORDS.contains(name) ? List.of() : WORDS;
        return new Room(name, Stream.concat(Stream.of(mayUse), words.stream()).toList());
    }

    @Test
    void arrowsPointDownTheListOfRoomsOnly() {
        assertEquals(
                "",
                violations(
                        dependency -> {
                            Room from = roomOf(dependency.getOriginClass());
                            Room to = roomOf(dependency.getTargetClass());
                            return !from.equals(to) && !from.mayUse().contains(to.name());
                        }));
    }

    @Test
    void featuresOfTheWindowKnowOnlyTheCommonRoom() {
        assertEquals(
                "",
                violations(
                        dependency -> {
                            String from = feature(dependency.getOriginClass());
                            String to = feature(dependency.getTargetClass());
                            boolean both = !from.isEmpty() && !to.isEmpty();
                            boolean shell = from.equals("shell") && !to.equals("shell");
                            return both && !from.equals(to) && !to.equals("common") && !shell;
                        }));
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        String users =
                classes.stream()
                        .filter(c -> !roomOf(c).name().equals("ui"))
                        .filter(c -> usesPackage(c, "javafx."))
                        .map(JavaClass::getName)
                        .sorted()
                        .collect(Collectors.joining("\n"));
        assertEquals("", users);
    }

    @Test
    void machineKernelAndDebuggerAskNobodyForTimeOrChance() {
        List<String> rooms = List.of("machine", "kernel", "debug", "image");
        List<String> sources =
                List.of(
                        "java.lang.System.nanoTime",
                        "java.lang.System.currentTimeMillis",
                        "java.time.Instant.now",
                        "java.lang.Math.random",
                        "java.util.Random.<init>",
                        "java.lang.Thread.<init>");
        String calls =
                classes.stream()
                        .filter(c -> rooms.contains(roomOf(c).name()))
                        .flatMap(c -> c.getCodeUnitCallsFromSelf().stream())
                        .map(
                                call ->
                                        call.getOriginOwner().getName()
                                                + " calls "
                                                + call.getTarget().getOwner().getName()
                                                + "."
                                                + call.getTarget().getName())
                        .filter(call -> sources.stream().anyMatch(call::endsWith))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        assertEquals("", calls);
    }

    @Test
    void packagesOfTheLowerRoomsHaveNoCycles() {
        for (String room : List.of("machine", "kernel", "image", "debug", "session")) {
            slices().matching(ROOT + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    private String violations(Function<Dependency, Boolean> forbidden) {
        TreeSet<String> found = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                boolean ours = dependency.getTargetClass().getPackageName().startsWith(ROOT);
                if (ours && forbidden.apply(dependency)) {
                    found.add(javaClass.getName() + " -> " + dependency.getTargetClass().getName());
                }
            }
        }
        return String.join("\n", found);
    }

    private static boolean usesPackage(JavaClass javaClass, String prefix) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(prefix));
    }

    private static Room roomOf(JavaClass javaClass) {
        Optional<Room> room =
                ROOMS.stream()
                        .filter(r -> r.holds(javaClass.getPackageName()))
                        .max(Comparator.comparingInt(r -> r.name().length()));
        return room.orElseThrow(() -> new AssertionError(javaClass + " lives in no room"));
    }

    private static String feature(JavaClass javaClass) {
        String prefix = ROOT + "ui.";
        String name = javaClass.getPackageName() + ".";
        if (!name.startsWith(prefix)) {
            return "";
        }
        return name.substring(prefix.length(), name.indexOf('.', prefix.length()));
    }
}
