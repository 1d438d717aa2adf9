package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.isa.PageBits.G;
import static org.stackshift.isa.PageBits.P;
import static org.stackshift.isa.PageBits.RW;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.event.Cr3Loaded;
import org.stackshift.machine.memory.TlbContexts;
import org.stackshift.machine.memory.TlbEntry;

/** Process-context identifiers (SDM vol. 3 §4.10.1) and invpcid (vol. 2). */
class PcidTest {
    private final TwoSpaces spaces = new TwoSpaces();
    private final BareMachine bare = spaces.bare;
    private final Cpu cpu = spaces.cpu;
    private final long first = spaces.first;

    @Test
    void eachContextKeepsItsTranslations() {
        spaces.identifyContexts();
        spaces.cr3(first | 1);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        assertEquals(3, spaces.load(TwoSpaces.PAGE));
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        spaces.second(6, P | RW);
        spaces.cr3(first | 1 | TwoSpaces.NO_FLUSH);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.cr3(TwoSpaces.SECOND_TOP | 2 | TwoSpaces.NO_FLUSH);
        assertEquals(3, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void withoutBit63OnlyTheContextThatIsLoadedForgets() {
        spaces.identifyContexts();
        spaces.cr3(first | 1);
        spaces.load(TwoSpaces.PAGE);
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        spaces.load(TwoSpaces.PAGE);
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        spaces.second(6, P | RW);
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        assertEquals(6, spaces.load(TwoSpaces.PAGE));
        spaces.cr3(first | 1 | TwoSpaces.NO_FLUSH);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void aContextKeptForAnotherTableAnswersFromTheOldOne() {
        spaces.identifyContexts();
        spaces.cr3(first | 1);
        spaces.load(TwoSpaces.PAGE);
        spaces.cr3(TwoSpaces.SECOND_TOP | 1 | TwoSpaces.NO_FLUSH);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        spaces.cr3(TwoSpaces.SECOND_TOP | 1);
        assertEquals(3, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void cr3ReadsBackWithoutBit63() {
        spaces.identifyContexts();
        spaces.cr3(first | 7 | TwoSpaces.NO_FLUSH);
        bare.kernel("0f20d8 f4").run(); // mov %cr3,%rax
        assertEquals(first | 7, cpu.gpr[Gpr.RAX]);
        assertTrue(bare.events().contains(new Cr3Loaded(3, 0, first, first | 7, 7, true)));
    }

    @Test
    void bit63IsReservedWithoutPcide() {
        spaces.cr3(first | TwoSpaces.NO_FLUSH);
        spaces.assertRefused(0);
        spaces.identifyContexts();
        spaces.cr3(first | 1L << 62);
        spaces.assertRefused(0);
    }

    @Test
    void pcideCanOnlyBeSetInContext0() {
        spaces.cr3(first | 8);
        spaces.cr4(cpu.cr4 | ControlBits.CR4_PCIDE);
        spaces.assertRefused(0);
        spaces.cr3(first);
        spaces.identifyContexts();
        spaces.cr3(first | 8);
        spaces.cr4(cpu.cr4 | ControlBits.CR4_TSD);
        assertEquals(-1, bare.vector());
    }

    @Test
    void pcideIsReservedWhereItIsNotOffered() {
        BareMachine old = new BareMachine();
        old.cpu().gpr[Gpr.RAX] = old.cpu().cr4 | ControlBits.CR4_PCIDE;
        old.kernel(TwoSpaces.TO_CR4).run();
        assertEquals(Vector.GP, old.vector());
        old.cpu().gpr[Gpr.RDI] = TwoSpaces.DESCRIPTOR;
        old.kernel("660f388207").run(); // invpcid (%rdi),%rax
        assertEquals(Vector.UD, old.vector());
    }

    @Test
    void leavingPcideForgetsEverything() {
        spaces.identifyContexts();
        spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
        spaces.load(TwoSpaces.OTHER);
        spaces.map(TwoSpaces.OTHER, 6, P | RW | G);
        spaces.cr4(cpu.cr4 & ~ControlBits.CR4_PCIDE);
        assertEquals(6, spaces.load(TwoSpaces.OTHER));
    }

    @Test
    void aGlobalPageIsKnownInEveryContextAndInvlpgForgetsItInAll() {
        spaces.identifyContexts();
        spaces.map(BareMachine.USER_DATA + 0x1000, 4, P | RW | G);
        spaces.load(BareMachine.USER_DATA + 0x1000);
        spaces.map(BareMachine.USER_DATA + 0x1000, 5, P | RW | G);
        long misses = cpu.tlb().counters().misses();
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        assertEquals(4, spaces.load(BareMachine.USER_DATA + 0x1000));
        assertEquals(1, cpu.tlb().counters().misses() - misses); // the code's page, in context 2
        spaces.invlpg(BareMachine.USER_DATA + 0x1000);
        spaces.cr3(first | TwoSpaces.NO_FLUSH);
        assertEquals(5, spaces.load(BareMachine.USER_DATA + 0x1000));
    }

    @Test
    void invlpgLeavesOtherContextsAlone() {
        spaces.identifyContexts();
        spaces.load(TwoSpaces.PAGE);
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        spaces.invlpg(TwoSpaces.PAGE);
        spaces.cr3(first | TwoSpaces.NO_FLUSH);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void invpcidForgetsAnAddressAContextEverythingOrAllButGlobalPages() {
        spaces.identifyContexts();
        spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
        long[][] expected = {{5, 3, 2}, {5, 3, 2}, {5, 6, 7}, {5, 6, 2}};
        for (int type = 0; type < 4; type++) {
            spaces.map(TwoSpaces.PAGE, 1, P | RW);
            spaces.second(3, P | RW);
            spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
            spaces.invpcid(2, 0, 0);
            spaces.cr3(TwoSpaces.SECOND_TOP | 2);
            spaces.load(TwoSpaces.PAGE);
            spaces.cr3(first | 1);
            spaces.load(TwoSpaces.PAGE);
            spaces.load(TwoSpaces.OTHER);
            spaces.map(TwoSpaces.PAGE, 5, P | RW);
            spaces.second(6, P | RW);
            spaces.map(TwoSpaces.OTHER, 7, P | RW | G);
            spaces.invpcid(type, type < 2 ? 1 : 0, type == 0 ? TwoSpaces.PAGE : 0);
            assertEquals(-1, bare.vector());
            assertEquals(expected[type][0], spaces.load(TwoSpaces.PAGE), "type " + type);
            assertEquals(expected[type][2], spaces.load(TwoSpaces.OTHER), "type " + type);
            spaces.cr3(TwoSpaces.SECOND_TOP | 2 | TwoSpaces.NO_FLUSH);
            assertEquals(expected[type][1], spaces.load(TwoSpaces.PAGE), "type " + type);
        }
    }

    @Test
    void invpcidOfAnAddressLeavesGlobalPagesAlone() {
        spaces.identifyContexts();
        spaces.map(TwoSpaces.OTHER, 2, P | RW | G);
        spaces.load(TwoSpaces.OTHER);
        spaces.map(TwoSpaces.OTHER, 7, P | RW | G);
        spaces.invpcid(0, 0, TwoSpaces.OTHER);
        assertEquals(2, spaces.load(TwoSpaces.OTHER));
    }

    @Test
    void invpcidRefusesWhatTheManualForbids() {
        spaces.invpcid(1, 1, 0); // a context but 0 without PCIDE
        spaces.assertRefused(0);
        spaces.invpcid(1, 0, 0);
        assertEquals(-1, bare.vector());
        spaces.identifyContexts();
        spaces.invpcid(4, 0, 0); // no such type
        spaces.assertRefused(0);
        spaces.invpcid(2, 0x1000, 0); // reserved bits, whatever the type
        spaces.assertRefused(0);
        spaces.invpcid(0, 1, 0x8000_0000_0000L); // no canonical address
        spaces.assertRefused(0);
        bare.user("660f388207"); // invpcid (%rdi),%rax in ring 3
        cpu.gpr[Gpr.RDI] = TwoSpaces.DESCRIPTOR;
        bare.run();
        spaces.assertRefused(0);
    }

    @Test
    void cpuidReportsPcidAndInvpcidWhereTheyAreOffered() {
        cpu.gpr[Gpr.RAX] = 1;
        bare.kernel("0fa2 f4").run();
        assertEquals(1 << 17, cpu.gpr[Gpr.RCX] & 1 << 17);
        cpu.gpr[Gpr.RAX] = 7;
        cpu.gpr[Gpr.RCX] = 0;
        bare.kernel("0fa2 f4").run();
        assertEquals(1 << 10, cpu.gpr[Gpr.RBX] & 1 << 10);
    }

    @Test
    void theHypervisorInvalidatesByTableInEveryContextOfEveryCpu() {
        spaces.identifyContexts();
        spaces.cr3(first | 1);
        spaces.load(TwoSpaces.PAGE);
        spaces.cr3(TwoSpaces.SECOND_TOP | 2);
        spaces.load(TwoSpaces.PAGE);
        Cpu other = bare.start(1, TwoSpaces.LOAD);
        other.gpr[Gpr.RDI] = TwoSpaces.PAGE;
        bare.run();
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        spaces.second(6, P | RW);
        bare.machine().invalidatePage(first, TwoSpaces.PAGE);
        assertFalse(other.tlb().entries().stream().anyMatch(TlbEntry::stale));
        assertEquals(3, spaces.load(TwoSpaces.PAGE));
        spaces.cr3(first | 1 | TwoSpaces.NO_FLUSH);
        assertEquals(5, spaces.load(TwoSpaces.PAGE));
        bare.machine().flushTlb(TwoSpaces.SECOND_TOP);
        spaces.cr3(TwoSpaces.SECOND_TOP | 2 | TwoSpaces.NO_FLUSH);
        assertEquals(6, spaces.load(TwoSpaces.PAGE));
    }

    @Test
    void moreContextsThanThereIsRoomForPushOutTheOldest() {
        spaces.identifyContexts();
        spaces.load(TwoSpaces.PAGE);
        spaces.map(TwoSpaces.PAGE, 5, P | RW);
        for (int pcid = 1; pcid < TlbContexts.CAPACITY; pcid++) {
            spaces.cr3(first | pcid);
        }
        spaces.cr3(first | TwoSpaces.NO_FLUSH);
        assertEquals(1, spaces.load(TwoSpaces.PAGE));
        for (int pcid = 1; pcid <= TlbContexts.CAPACITY; pcid++) {
            spaces.cr3(first | pcid);
        }
        spaces.cr3(first | TwoSpaces.NO_FLUSH);
        assertEquals(5, spaces.load(TwoSpaces.PAGE));
    }
}
