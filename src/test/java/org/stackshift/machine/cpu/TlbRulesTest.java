package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.isa.PageBits.D;
import static org.stackshift.isa.PageBits.G;
import static org.stackshift.isa.PageBits.NX;
import static org.stackshift.isa.PageBits.P;
import static org.stackshift.isa.PageBits.PS;
import static org.stackshift.isa.PageBits.RW;
import static org.stackshift.isa.PageBits.US;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.event.FlushCause;
import org.stackshift.machine.event.PageInvalidated;
import org.stackshift.machine.event.TlbFlushed;
import org.stackshift.machine.memory.TlbCounters;
import org.stackshift.machine.memory.TlbEntry;
import org.stackshift.machine.memory.TlbEntry.Use;

import java.util.List;
import java.util.Set;

/** What a TLB may still know after which instruction (SDM vol. 3 §4.10.4), without PCID. */
class TlbRulesTest {
    private final TwoSpaces spaces = new TwoSpaces();
    private final BareMachine bare = spaces.bare;
    private final Cpu cpu = spaces.cpu;
    private final long first = spaces.first;

    @Test
    void anEditedEntryStaysUnseenUntilThePageIsInvalidated() {
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.invlpg(TwoSpaces.OTHER);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.invlpg(TwoSpaces.PAGE + 0xfff);
        assertEquals(5, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void aRightTakenAwayIsStillThereOneGivenIsSeen() {
        cpu.gpr[Gpr.RDI] = TwoSpaces.PAGE;
        bare.kernel(TwoSpaces.STORE).run();
        spaces.map(TwoSpaces.PAGE, 1, P);
        bare.kernel(TwoSpaces.STORE).run();
        assertEquals(-1, bare.vector());
        spaces.invlpg(TwoSpaces.PAGE);
        bare.kernel(TwoSpaces.STORE).run();
        assertEquals(Vector.PF, bare.vector());
        spaces.map(TwoSpaces.PAGE, 1, P | RW);
        bare.kernel(TwoSpaces.STORE).run();
        assertEquals(-1, bare.vector());
    }

    @Test
    void aWalkForAWriteReplacesWhatReadsKnew() {
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        cpu.gpr[Gpr.RAX] = 77;
        bare.kernel(TwoSpaces.STORE).run();
        assertEquals(77, spaces.load(TwoSpaces.PAGE));
        assertEquals(77, bare.ram().read64(TwoSpaces.FRAMES + 0x5000));
    }

    @Test
    void loadingCr3ForgetsAllButGlobalPages() {
        spaces.cr4(cpu.cr4 | ControlBits.CR4_PGE);
        spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
        spaces.load(TwoSpaces.PAGE);
        spaces.load(TwoSpaces.OTHER);
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        spaces.map(TwoSpaces.OTHER, 6, P | RW | G);
        spaces.cr3(first);
        assertEquals(5, spaces.load(TwoSpaces.PAGE));
        assertEquals(2, spaces.load(TwoSpaces.OTHER));
        spaces.invlpg(TwoSpaces.OTHER);
        assertEquals(6, spaces.load(TwoSpaces.OTHER));
    }

    @Test
    void withoutPgeNoPageIsGlobal() {
        spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
        spaces.load(TwoSpaces.OTHER);
        spaces.map(TwoSpaces.OTHER, 6, P | RW | G);
        spaces.cr3(first);
        assertEquals(6, spaces.load(TwoSpaces.OTHER));
    }

    @Test
    void changingPgeForgetsGlobalPagesToo() {
        for (int frame = 4; frame < 6; frame++) {
            spaces.cr4(cpu.cr4 | ControlBits.CR4_PGE);
            spaces.map(TwoSpaces.OTHER, frame, P | RW | G);
            spaces.invlpg(TwoSpaces.OTHER);
            spaces.load(TwoSpaces.OTHER);
            spaces.map(TwoSpaces.OTHER, frame + 5, P | RW | G);
            spaces.cr4(cpu.cr4 & ~ControlBits.CR4_PGE);
            assertEquals(frame + 5, spaces.load(TwoSpaces.OTHER));
        }
    }

    @Test
    void invlpgForgetsALargePageAsAWhole() {
        long large = TwoSpaces.PAGE + 0x20_0000;
        bare.ram().write64(directoryEntry(large), 0x60_0000 | P | RW | PS);
        assertEquals(0, spaces.load(large));
        assertEquals(3, spaces.load(large + 0x3000));
        bare.ram().write64(directoryEntry(large), 0x40_0000 | P | RW | PS);
        assertEquals(3, spaces.load(large + 0x3000));
        spaces.invlpg(large + 0x1f_f000);
        assertEquals(bare.ram().read64(0x40_3000), spaces.load(large + 0x3000));
    }

    /**
     * bare.map makes tables as needed: the page directory's entry stands beside that of
     * TwoSpaces.PAGE.
     */
    private long directoryEntry(long vaddr) {
        long table = first;
        for (int level = 3; level > 1; level--) {
            table = bare.ram().read64(table + 8 * (vaddr >>> 12 + 9 * level & 511)) & -4096;
        }
        return table + 8 * (vaddr >>> 21 & 511);
    }

    @Test
    void invlpgOfAnImpossibleAddressDoesNothing() {
        spaces.invlpg(0x8000_0000_0000L);
        assertEquals(-1, bare.vector());
        assertFalse(bare.events().stream().anyMatch(PageInvalidated.class::isInstance));
    }

    @Test
    void missesFlushesAndWhatTheyCostAreCounted() {
        spaces.load(TwoSpaces.PAGE);
        TlbCounters before = cpu.tlb().counters();
        spaces.load(TwoSpaces.PAGE);
        assertEquals(before, cpu.tlb().counters());
        int entries = cpu.tlb().entries().size();
        bare.events().clear();
        spaces.cr3(first);
        TlbCounters after = cpu.tlb().counters();
        assertEquals(before.flushes() + 1, after.flushes());
        assertEquals(before.dropped() + entries, after.dropped());
        assertTrue(
                bare.events()
                        .contains(new TlbFlushed(cpu.icount - 1, 0, FlushCause.CR3_LOAD, entries)));
    }

    @Test
    void theContentsShowEachPageWithItsRightsAndWhetherTheTablesStillAgree() {
        spaces.cr4(cpu.cr4 | ControlBits.CR4_PGE);
        spaces.map(TwoSpaces.PAGE, 1, P | RW | NX);
        spaces.map(TwoSpaces.OTHER, 2, P | G);
        cpu.gpr[Gpr.RDI] = TwoSpaces.PAGE;
        bare.kernel(TwoSpaces.STORE).run();
        spaces.load(TwoSpaces.PAGE);
        spaces.load(TwoSpaces.OTHER);
        spaces.map(TwoSpaces.PAGE, 5, P | RW | NX);
        List<TlbEntry> pages =
                cpu.tlb().entries().stream()
                        .filter(entry -> entry.vaddr() >= TwoSpaces.PAGE)
                        .toList();
        assertEquals(
                List.of(
                        new TlbEntry(
                                TlbEntry.ANY_PCID,
                                TwoSpaces.OTHER,
                                TwoSpaces.FRAMES + 0x2000,
                                4096,
                                G,
                                Set.of(Use.READ),
                                false),
                        new TlbEntry(
                                0,
                                TwoSpaces.PAGE,
                                TwoSpaces.FRAMES + 0x1000,
                                4096,
                                RW | D | NX,
                                Set.of(Use.READ, Use.WRITE),
                                true)),
                pages);
    }

    @Test
    void bothRingsUseOneEntryForAPage() {
        spaces.map(TwoSpaces.PAGE, 1, P | RW | US);
        spaces.load(BareMachine.USER_DATA);
        bare.user("488b07 cd80");
        cpu.gpr[Gpr.RDI] = BareMachine.USER_DATA;
        bare.run();
        assertEquals(
                1,
                cpu.tlb().entries().stream()
                        .filter(entry -> entry.vaddr() == BareMachine.USER_DATA)
                        .filter(TlbEntry::isUser)
                        .count());
    }
}
