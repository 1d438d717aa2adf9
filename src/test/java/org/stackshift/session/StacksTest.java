package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.session.view.Owner;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SlotMeaning;
import org.stackshift.session.view.SlotView;
import org.stackshift.session.view.StackSwitch;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.Target;
import org.stackshift.session.view.Views;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.List;

/**
 * Main's and co_b's stacks, recognised from what rsp does; the expectations are those of FACTS §1
 * and the source.
 */
class StacksTest {
    @ParameterizedTest
    @ValueSource(strings = {"nolibc", "musl", "glibc"})
    void theProgramsOwnStackIsFoundAndNamed(String libc) throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-" + libc)) {
            Views before = program.runTo("main");
            assertEquals(1, before.stacks().stacks().size());
            Views inB = program.runTo("_Z7start_bv");
            List<StackView> stacks = inB.stacks().stacks();
            assertEquals(2, stacks.size());
            StackView main = LiveProgram.stack(inB, "main");
            StackView coB = LiveProgram.stack(inB, "co_b");
            assertEquals(Owner.Kind.MAIN, main.owner().kind());
            assertEquals(Owner.Kind.COROUTINE, coB.owner().kind());
            assertEquals(1024, coB.size());
            assertTrue(coB.current());
            assertEquals(coB.high(), coB.rsp().orElseThrow());
            assertEquals(StackView.State.SUSPENDED, main.state());
            assertEquals(
                    List.of("yield_to", "main"),
                    main.frames().stream().map(f -> f.function().name()).limit(2).toList());
            StackSwitch change = inB.stacks().lastSwitch();
            assertEquals(main.id(), change.from());
            assertEquals(coB.id(), change.to());
            assertEquals(coB.high() - 16, change.toRsp());
            assertEquals(main.rsp().orElseThrow(), change.fromRsp());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coroutine-original-O0-nolibc",
                "coroutine-original-O0-glibc",
                "coroutine-nobase-O0-musl",
                "coroutine-robust-O0-nolibc",
                "coroutine-original-O2-nolibc"
            })
    void aPreparedStackIsShownBeforeAnythingRunsOnIt(String name) throws Exception {
        try (LiveProgram program = LiveProgram.lab(name)) {
            Views atA = program.runTo("putchar");
            StackView coB = LiveProgram.stack(atA, "co_b");
            assertEquals(StackView.State.NEW, coB.state());
            assertTrue(coB.rsp().orElseThrow() < coB.high());
            Views inB = program.after(new Command.RunTo(new Place.Code(entryOfB(coB))));
            assertEquals(coB.id(), LiveProgram.stack(inB, "co_b").id());
            assertEquals(2, inB.stacks().stacks().size());
        }
    }

    private static long entryOfB(StackView stack) {
        return stack.rows().stream()
                .filter(
                        row ->
                                row.meaning() instanceof SlotMeaning.Planted planted
                                        && planted.role() == SlotMeaning.Role.ENTRY)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theTwoPlantedWordsAreToldApart() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            Views inB = program.runTo("_Z7start_bv");
            List<SlotView> rows = LiveProgram.stack(inB, "co_b").rows();
            SlotMeaning.Planted entry =
                    assertInstanceOf(SlotMeaning.Planted.class, rows.get(0).meaning());
            assertEquals(SlotMeaning.Role.ENTRY, entry.role());
            assertEquals("start_b", entry.symbol().name());
            SlotMeaning.Planted base =
                    assertInstanceOf(SlotMeaning.Planted.class, rows.get(1).meaning());
            assertEquals(SlotMeaning.Role.FRAME_POINTER, base.role());
            assertInstanceOf(SlotMeaning.NeverWritten.class, rows.get(2).meaning());
        }
    }

    @Test
    void localsParametersAndReturnAddressesAreNamed() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            Views inB = program.runTo("_Z7start_bv");
            List<SlotView> rows = LiveProgram.stack(inB, "main").rows();
            assertTrue(
                    rows.stream()
                            .anyMatch(
                                    row ->
                                            row.meaning() instanceof SlotMeaning.ReturnAddress back
                                                    && back.symbol().name().equals("main")));
            SlotView to =
                    rows.stream()
                            .filter(
                                    r ->
                                            r.meaning()
                                                    .equals(
                                                            new SlotMeaning.Argument(
                                                                    "to", "yield_to")))
                            .findFirst()
                            .orElseThrow();
            assertInstanceOf(Target.Data.class, to.target());
            assertTrue(
                    rows.stream()
                            .anyMatch(
                                    r -> r.meaning().equals(new SlotMeaning.ProcessStart("argc"))));
        }
    }

    /**
     * At O2 the switch is inlined and falls through: main goes on running on co_b's stack (FACTS
     * §1).
     */
    @Test
    void inlinedSwitchesShowMainRunningOnTheOtherStack() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O2-nolibc")) {
            program.runTo("putchar");
            program.after(new Command.StepOut());
            program.runTo("putchar");
            Views atC = program.after(new Command.StepOut());
            assertEquals("AC", LiveProgram.output(atC));
            assertTrue(LiveProgram.stack(atC, "co_b").current());
            assertEquals("main", atC.status().where().name());
        }
    }

    @Test
    void highWaterFollowsTheDeepestCall() throws Exception {
        try (LiveProgram program = LiveProgram.lab("coroutine-original-O0-nolibc")) {
            Views inB = program.runTo("_Z7start_bv");
            long fresh = LiveProgram.stack(inB, "co_b").highWater();
            program.runTo("_Z8yield_toP9coroutineS0_");
            StackView used = LiveProgram.stack(program.views(), "co_b");
            // putchar and the system call below it went deeper than the call of yield_to does.
            assertTrue(used.highWater() < used.rsp().orElseThrow());
            assertTrue(used.highWater() < fresh);
            assertFalse(used.overflowed());
        }
    }

    /** printf of glibc needs 1672 bytes (FACTS §2), and co_b has 256. */
    @Test
    void aStackThatOverflowsSaysSo() throws Exception {
        try (LiveProgram program = LiveProgram.lab("stack256-printf-O0-glibc")) {
            Views end = program.after(new Command.Run());
            assertTrue(LiveProgram.stack(end, "co_b").overflowed());
        }
    }

    @Test
    void ofACrowdOfStacksThoseInUseAreShownAndTheOthersCounted(@TempDir Path folder)
            throws Exception {
        String source =
                """
                #include <pthread.h>
                #include <unistd.h>
                static void *sit(void *unused) { pause(); return unused; }
                int main(void) {
                    pthread_t thread;
                    for (int i = 0; i < 60; i++) pthread_create(&thread, NULL, sit, NULL);
                    sit(NULL);
                }
                """;
        HostTools.compile(folder, source, "gcc", "-static", "-pthread");
        try (LiveProgram program = LiveProgram.open(folder.resolve("program"))) {
            Views views = program.after(new Command.Run());
            assertEquals(61, views.stacks().stacks().size() + views.stacks().omitted());
            assertTrue(views.stacks().omitted() > 0);
            assertTrue(
                    views.stacks().stacks().stream()
                            .anyMatch(stack -> stack.owner().kind() == Owner.Kind.MAIN));
        }
    }
}
