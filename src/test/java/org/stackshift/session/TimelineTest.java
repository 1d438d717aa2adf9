package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.session.view.EventKind;
import org.stackshift.session.view.LaneId;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.Views;

/** The history of a whole run, as the timeline shows it. */
class TimelineTest {
    private static final String PLAIN = "coroutine-original-O0-nolibc";

    @Test
    void aRunHasALaneForTheCpuAndOneForTheTask() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            TimelineView view = program.after(new Command.Run()).timeline();
            assertEquals(2, view.allLanes());
            assertEquals(LaneId.cpu(0), view.lanes().getFirst().id());
            assertEquals(PLAIN, view.lanes().getLast().name());
            assertTrue(view.lanes().getLast().ended());
        }
    }

    @Test
    void theMarksCountTheSystemCallsOfTheProgram() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            Views views = program.after(new Command.Run());
            // brk twice for the first allocation, five times write for ABCDE, then exit_group.
            assertTrue(count(views.timeline(), EventKind.SYSCALL) >= 6);
            assertEquals(1, count(views.timeline(), EventKind.EXITED));
            assertEquals(4, count(views.timeline(), EventKind.STACK));
        }
    }

    @Test
    void userAndKernelTimeOfTheTaskAddUpToWhatTheMachineCounted() throws Exception {
        try (LiveProgram program = LiveProgram.lab(PLAIN)) {
            Views views = program.after(new Command.Run());
            TimelineView view = views.timeline();
            double user = 0;
            for (TimelineView.Span span : view.lanes().getFirst().spans()) {
                user += (span.to() - span.from()) * span.user() / (double) TimelineView.Span.WHOLE;
            }
            double share = (double) views.status().userInstructions() / (view.to() - view.from());
            assertEquals(share, user / view.columns(), 0.02);
        }
    }

    private static long count(TimelineView view, EventKind kind) {
        return view.lanes().getLast().marks().stream()
                .flatMap(mark -> mark.counts().stream())
                .filter(count -> count.kind() == kind)
                .mapToLong(TimelineView.Count::number)
                .sum();
    }
}
