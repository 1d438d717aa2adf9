package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.PageBits;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.paging.AccessView;
import org.stackshift.session.view.paging.CowFault;
import org.stackshift.session.view.paging.PageRow;
import org.stackshift.session.view.paging.SharingView;
import org.stackshift.session.view.paging.TlbView;
import org.stackshift.session.view.paging.WalkEnd;
import org.stackshift.session.view.paging.WalkView;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The page-table views of labs/02-fork/src/cow.c, stopped when the child has written page 1 of its
 * three pages and the parent pages 1 and 0. The program's comments say what must have happened.
 */
class PagingViewsTest {
    private static final Path COW = Path.of("labs/02-fork/bin/cow-O0-musl");

    /** The line after the parent's writes. */
    private static final int AFTER_THE_WRITES = 45;

    private LiveProgram program;
    private Views views;
    private long pages;

    @BeforeEach
    void runToTheWrites() throws Exception {
        program = LiveProgram.open(COW);
        pages = LiveProgram.entry(COW, "pages");
        String file =
                program.await(now -> now.code() != null).code().files().stream()
                        .filter(it -> it.endsWith("cow.c"))
                        .findFirst()
                        .orElseThrow();
        views = program.after(new Command.RunTo(new Place.Line(file, AFTER_THE_WRITES)));
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void pagesThatSomebodyWroteHaveTwoFramesAndTheOthersOneInCommon() {
        assertFalse(page(0).isShared());
        assertFalse(page(1).isShared());
        assertTrue(page(2).isShared());
        assertEquals(2, Objects.requireNonNull(page(2).left()).references());
        assertEquals(1, Objects.requireNonNull(page(1).left()).references());
    }

    @Test
    void aSharedPageIsReadOnlyOnBothSidesAndAWrittenOneWritable() {
        assertEquals(0, Objects.requireNonNull(page(2).left()).entry() & PageBits.RW);
        assertEquals(0, Objects.requireNonNull(page(2).right()).entry() & PageBits.RW);
        assertNotEquals(0, Objects.requireNonNull(page(0).left()).entry() & PageBits.RW);
    }

    @Test
    void theFaultsTellWhoWroteWhatBecameOfTheFrameAndHowTheCountsChanged() {
        CowFault child = fault(101, 1);
        assertEquals(CowFault.Kind.COPIED, child.kind());
        assertEquals(new CowFault.Count(2, 1), child.count());
        assertEquals(List.of(100), child.sharers());
        assertTrue(child.write().bytes().startsWith("70 70"), child.write().bytes());
        CowFault parent = fault(100, 1);
        assertEquals(CowFault.Kind.REUSED, parent.kind());
        assertEquals(child.entryBefore() & PageBits.FRAME, parent.entryAfter() & PageBits.FRAME);
        assertEquals(CowFault.Kind.COPIED, fault(100, 0).kind());
    }

    @Test
    void theWalkAtRipEndsAtTheInstructionsBytesAndMayBeReadAndExecutedOnly() {
        WalkView walk = Objects.requireNonNull(views.paging().walk());
        WalkEnd.Page page = assertInstanceOf(WalkEnd.Page.class, walk.end());
        String instruction =
                views.code().rows().stream()
                        .filter(row -> row.vaddr() == walk.vaddr())
                        .findFirst()
                        .orElseThrow()
                        .bytes();
        assertTrue(page.bytes().startsWith(instruction), page.bytes());
        assertEquals(views.status().cr3() & PageBits.FRAME, walk.pgd());
        assertInstanceOf(AccessView.Outcome.Done.class, walk.accesses().get(0).outcome());
        AccessView.Outcome.Fault write =
                assertInstanceOf(AccessView.Outcome.Fault.class, walk.accesses().get(1).outcome());
        assertEquals(7, write.errorCode());
        assertEquals(AccessView.Answer.NOT_PERMITTED, write.answer());
        assertInstanceOf(AccessView.Outcome.Done.class, walk.accesses().get(2).outcome());
    }

    @Test
    void theRegionsAreThoseOfTheFileAndTheStackAndCountTheirPages() {
        var regions = Objects.requireNonNull(views.paging().regions()).regions();
        assertEquals(0x400000, regions.getFirst().start());
        assertEquals("[stack]", regions.getLast().name());
        assertTrue(regions.stream().allMatch(it -> it.pages().shared() <= it.pages().resident()));
        var data = regions.stream().filter(it -> it.contains(pages)).findFirst().orElseThrow();
        assertTrue(data.pages().dirty() >= 2, data.toString());
    }

    @Test
    void theTlbKnowsThePageOfTheInstructionThatJustRan() {
        TlbView.CpuTlb tlb = Objects.requireNonNull(views.paging().tlb()).cpus().getFirst();
        assertTrue(
                tlb.entries().stream()
                        .anyMatch(
                                it ->
                                        it.contains(views.code().rip())
                                                && it.uses().contains(AccessView.Kind.EXECUTE)));
        assertTrue(tlb.counters().misses() > 0);
    }

    private PageRow page(int number) {
        SharingView sharing = Objects.requireNonNull(views.paging().sharing());
        return sharing.pages().stream()
                .filter(row -> row.vaddr() == pages + number * 4096L)
                .findFirst()
                .orElseThrow();
    }

    private CowFault fault(int pid, int number) {
        return Objects.requireNonNull(views.paging().sharing()).faults().stream()
                .filter(it -> it.process().pid() == pid)
                .filter(it -> it.write().vaddr() == pages + number * 4096L)
                .findFirst()
                .orElseThrow();
    }
}
