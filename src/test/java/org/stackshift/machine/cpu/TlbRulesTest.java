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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.event.Cr3Loaded;
import org.stackshift.machine.event.FlushCause;
import org.stackshift.machine.event.PageInvalidated;
import org.stackshift.machine.event.TlbFlushed;
import org.stackshift.machine.memory.TlbContexts;
import org.stackshift.machine.memory.TlbCounters;
import org.stackshift.machine.memory.TlbEntry;
import org.stackshift.machine.memory.TlbEntry.Use;

import java.util.List;
import java.util.Set;

/**
 * What a TLB may still know after which instruction (SDM vol. 3 §4.10). Two address spaces share
 * the lower 512 GiB and differ in the page {@link #PAGE} above; each frame holds its own number.
 */
class TlbRulesTest {
    private static final long PAGE = 0x80_0000_0000L;
    private static final long OTHER = PAGE + 0x1000;
    private static final long FRAMES = 0x600000;
    private static final long SECOND_TOP = 0x700000;
    private static final long NO_FLUSH = 1L << 63;
    private static final String LOAD = "488b07 f4"; // mov (%rdi),%rax; hlt
    private static final String STORE = "488907 f4"; // mov %rax,(%rdi); hlt
    private static final String TO_CR3 = "0f22d8 f4"; // mov %rax,%cr3; hlt
    private static final String TO_CR4 = "0f22e0 f4"; // mov %rax,%cr4; hlt
    private static final String INVLPG = "0f013f f4"; // invlpg (%rdi); hlt
    private static final String INVPCID = "66440f3882042500004800 f4"; // invpcid 0x480000,%r8; hlt

    /** Where invpcid's descriptor lies. */
    private static final long DESCRIPTOR = BareMachine.USER_DATA;

    private final BareMachine bare =
            new BareMachine(MachineConfig.DEFAULT.withCpus(2).withPcid(true), machine -> {});

    private final Cpu cpu = bare.cpu();
    private long first;

    @BeforeEach
    void makeTwoAddressSpaces() {
        first = cpu.cr3;
        for (int i = 0; i < 16; i++) {
            bare.ram().write64(FRAMES + 0x1000 * i, i);
        }
        map(PAGE, 1, P | RW);
        map(OTHER, 2, P | RW);
        bare.ram().write64(SECOND_TOP, bare.ram().read64(first));
        second(3, P | RW);
    }

    private void map(long vaddr, int frame, long bits) {
        bare.map(vaddr, FRAMES + 0x1000L * frame, bits);
    }

    /** Maps {@link #PAGE} in the second address space. */
    private void second(int frame, long bits) {
        long table = SECOND_TOP;
        long vaddr = PAGE;
        for (int level = 3; level > 0; level--) {
            bare.ram().write64(table + 8 * (vaddr >>> 12 + 9 * level & 511), table + 0x1003);
            table += 0x1000;
        }
        bare.ram().write64(table + 8 * (vaddr >>> 12 & 511), FRAMES + 0x1000L * frame | bits);
    }

    private long load(long vaddr) {
        cpu.gpr[Gpr.RDI] = vaddr;
        bare.kernel(LOAD).run();
        assertEquals(-1, bare.vector());
        return cpu.gpr[Gpr.RAX];
    }

    private void cr3(long value) {
        cpu.gpr[Gpr.RAX] = value;
        bare.kernel(TO_CR3).run();
    }

    private void cr4(long value) {
        cpu.gpr[Gpr.RAX] = value;
        bare.kernel(TO_CR4).run();
    }

    private void invlpg(long vaddr) {
        cpu.gpr[Gpr.RDI] = vaddr;
        bare.kernel(INVLPG).run();
    }

    /** invpcid with type r8 and its descriptor at {@link #DESCRIPTOR}. */
    private void invpcid(long type, long context, long vaddr) {
        cpu.gpr[Gpr.R8] = type;
        bare.ram().write64(DESCRIPTOR, context);
        bare.ram().write64(DESCRIPTOR + 8, vaddr);
        bare.kernel(INVPCID).run();
    }

    private void identifyContexts() {
        cr4(cpu.cr4 | ControlBits.CR4_PGE | ControlBits.CR4_PCIDE);
        assertEquals(-1, bare.vector());
    }

    private void assertRefused(long errorCode) {
        assertEquals(Vector.GP, bare.vector());
        assertEquals(errorCode, bare.stack(0));
    }

    @Test
    void anEditedEntryStaysUnseenUntilThePageIsInvalidated() {
        assertEquals(1, load(PAGE));
        map(PAGE, 5, P | RW);
        assertEquals(1, load(PAGE));
        invlpg(OTHER);
        assertEquals(1, load(PAGE));
        invlpg(PAGE + 0xfff);
        assertEquals(5, load(PAGE));
    }

    @Test
    void aRightTakenAwayIsStillThereOneGivenIsSeen() {
        cpu.gpr[Gpr.RDI] = PAGE;
        bare.kernel(STORE).run();
        map(PAGE, 1, P);
        bare.kernel(STORE).run();
        assertEquals(-1, bare.vector());
        invlpg(PAGE);
        bare.kernel(STORE).run();
        assertEquals(Vector.PF, bare.vector());
        map(PAGE, 1, P | RW);
        bare.kernel(STORE).run();
        assertEquals(-1, bare.vector());
    }

    @Test
    void aWalkForAWriteReplacesWhatReadsKnew() {
        assertEquals(1, load(PAGE));
        map(PAGE, 5, P | RW);
        cpu.gpr[Gpr.RAX] = 77;
        bare.kernel(STORE).run();
        assertEquals(77, load(PAGE));
        assertEquals(77, bare.ram().read64(FRAMES + 0x5000));
    }

    @Test
    void loadingCr3ForgetsAllButGlobalPages() {
        cr4(cpu.cr4 | ControlBits.CR4_PGE);
        map(OTHER, 2, P | RW | G);
        load(PAGE);
        load(OTHER);
        map(PAGE, 5, P | RW);
        map(OTHER, 6, P | RW | G);
        cr3(first);
        assertEquals(5, load(PAGE));
        assertEquals(2, load(OTHER));
        invlpg(OTHER);
        assertEquals(6, load(OTHER));
    }

    @Test
    void withoutPgeNoPageIsGlobal() {
        map(OTHER, 2, P | RW | G);
        load(OTHER);
        map(OTHER, 6, P | RW | G);
        cr3(first);
        assertEquals(6, load(OTHER));
    }

    @Test
    void changingPgeForgetsGlobalPagesToo() {
        for (int frame = 4; frame < 6; frame++) {
            cr4(cpu.cr4 | ControlBits.CR4_PGE);
            map(OTHER, frame, P | RW | G);
            invlpg(OTHER);
            load(OTHER);
            map(OTHER, frame + 5, P | RW | G);
            cr4(cpu.cr4 & ~ControlBits.CR4_PGE);
            assertEquals(frame + 5, load(OTHER));
        }
    }

    @Test
    void eachContextKeepsItsTranslations() {
        identifyContexts();
        cr3(first | 1);
        assertEquals(1, load(PAGE));
        cr3(SECOND_TOP | 2);
        assertEquals(3, load(PAGE));
        map(PAGE, 5, P | RW);
        second(6, P | RW);
        cr3(first | 1 | NO_FLUSH);
        assertEquals(1, load(PAGE));
        cr3(SECOND_TOP | 2 | NO_FLUSH);
        assertEquals(3, load(PAGE));
    }

    @Test
    void withoutBit63OnlyTheContextThatIsLoadedForgets() {
        identifyContexts();
        cr3(first | 1);
        load(PAGE);
        cr3(SECOND_TOP | 2);
        load(PAGE);
        map(PAGE, 5, P | RW);
        second(6, P | RW);
        cr3(SECOND_TOP | 2);
        assertEquals(6, load(PAGE));
        cr3(first | 1 | NO_FLUSH);
        assertEquals(1, load(PAGE));
    }

    @Test
    void aContextKeptForAnotherTableAnswersFromTheOldOne() {
        identifyContexts();
        cr3(first | 1);
        load(PAGE);
        cr3(SECOND_TOP | 1 | NO_FLUSH);
        assertEquals(1, load(PAGE));
        cr3(SECOND_TOP | 1);
        assertEquals(3, load(PAGE));
    }

    @Test
    void cr3ReadsBackWithoutBit63() {
        identifyContexts();
        cr3(first | 7 | NO_FLUSH);
        bare.kernel("0f20d8 f4").run(); // mov %cr3,%rax
        assertEquals(first | 7, cpu.gpr[Gpr.RAX]);
        assertTrue(bare.events().contains(new Cr3Loaded(3, 0, first, first | 7, 7, true)));
    }

    @Test
    void bit63IsReservedWithoutPcide() {
        cr3(first | NO_FLUSH);
        assertRefused(0);
        identifyContexts();
        cr3(first | 1L << 62);
        assertRefused(0);
    }

    @Test
    void pcideCanOnlyBeSetInContext0() {
        cr3(first | 8);
        cr4(cpu.cr4 | ControlBits.CR4_PCIDE);
        assertRefused(0);
        cr3(first);
        identifyContexts();
        cr3(first | 8);
        cr4(cpu.cr4 | ControlBits.CR4_TSD);
        assertEquals(-1, bare.vector());
    }

    @Test
    void pcideIsReservedWhereItIsNotOffered() {
        BareMachine old = new BareMachine();
        old.cpu().gpr[Gpr.RAX] = old.cpu().cr4 | ControlBits.CR4_PCIDE;
        old.kernel(TO_CR4).run();
        assertEquals(Vector.GP, old.vector());
        old.cpu().gpr[Gpr.RDI] = DESCRIPTOR;
        old.kernel("660f388207").run(); // invpcid (%rdi),%rax
        assertEquals(Vector.UD, old.vector());
    }

    @Test
    void leavingPcideForgetsEverything() {
        identifyContexts();
        map(OTHER, 2, P | RW | G);
        load(OTHER);
        map(OTHER, 6, P | RW | G);
        cr4(cpu.cr4 & ~ControlBits.CR4_PCIDE);
        assertEquals(6, load(OTHER));
    }

    @Test
    void aGlobalPageIsKnownInEveryContextAndInvlpgForgetsItInAll() {
        identifyContexts();
        map(BareMachine.USER_DATA + 0x1000, 4, P | RW | G);
        load(BareMachine.USER_DATA + 0x1000);
        map(BareMachine.USER_DATA + 0x1000, 5, P | RW | G);
        long misses = cpu.tlb().counters().misses();
        cr3(SECOND_TOP | 2);
        assertEquals(4, load(BareMachine.USER_DATA + 0x1000));
        assertEquals(1, cpu.tlb().counters().misses() - misses); // the code's page, in context 2
        invlpg(BareMachine.USER_DATA + 0x1000);
        cr3(first | NO_FLUSH);
        assertEquals(5, load(BareMachine.USER_DATA + 0x1000));
    }

    @Test
    void invlpgLeavesOtherContextsAlone() {
        identifyContexts();
        load(PAGE);
        map(PAGE, 5, P | RW);
        cr3(SECOND_TOP | 2);
        invlpg(PAGE);
        cr3(first | NO_FLUSH);
        assertEquals(1, load(PAGE));
    }

    @Test
    void invlpgForgetsALargePageAsAWhole() {
        long large = PAGE + 0x20_0000;
        bare.ram().write64(directoryEntry(large), 0x60_0000 | P | RW | PS);
        assertEquals(0, load(large));
        assertEquals(3, load(large + 0x3000));
        bare.ram().write64(directoryEntry(large), 0x40_0000 | P | RW | PS);
        assertEquals(3, load(large + 0x3000));
        invlpg(large + 0x1f_f000);
        assertEquals(bare.ram().read64(0x40_3000), load(large + 0x3000));
    }

    /** bare.map makes tables as needed: the page directory's entry stands beside that of PAGE. */
    private long directoryEntry(long vaddr) {
        long table = first;
        for (int level = 3; level > 1; level--) {
            table = bare.ram().read64(table + 8 * (vaddr >>> 12 + 9 * level & 511)) & -4096;
        }
        return table + 8 * (vaddr >>> 21 & 511);
    }

    @Test
    void invlpgOfAnImpossibleAddressDoesNothing() {
        invlpg(0x8000_0000_0000L);
        assertEquals(-1, bare.vector());
        assertFalse(bare.events().stream().anyMatch(PageInvalidated.class::isInstance));
    }

    @Test
    void invpcidForgetsAnAddressAContextEverythingOrAllButGlobalPages() {
        identifyContexts();
        map(OTHER, 2, P | RW | G);
        long[][] expected = {{5, 3, 2}, {5, 3, 2}, {5, 6, 7}, {5, 6, 2}};
        for (int type = 0; type < 4; type++) {
            map(PAGE, 1, P | RW);
            second(3, P | RW);
            map(OTHER, 2, P | RW | G);
            invpcid(2, 0, 0);
            cr3(SECOND_TOP | 2);
            load(PAGE);
            cr3(first | 1);
            load(PAGE);
            load(OTHER);
            map(PAGE, 5, P | RW);
            second(6, P | RW);
            map(OTHER, 7, P | RW | G);
            invpcid(type, type < 2 ? 1 : 0, type == 0 ? PAGE : 0);
            assertEquals(-1, bare.vector());
            assertEquals(expected[type][0], load(PAGE), "type " + type);
            assertEquals(expected[type][2], load(OTHER), "type " + type);
            cr3(SECOND_TOP | 2 | NO_FLUSH);
            assertEquals(expected[type][1], load(PAGE), "type " + type);
        }
    }

    @Test
    void invpcidOfAnAddressLeavesGlobalPagesAlone() {
        identifyContexts();
        map(OTHER, 2, P | RW | G);
        load(OTHER);
        map(OTHER, 7, P | RW | G);
        invpcid(0, 0, OTHER);
        assertEquals(2, load(OTHER));
    }

    @Test
    void invpcidRefusesWhatTheManualForbids() {
        invpcid(1, 1, 0); // a context but 0 without PCIDE
        assertRefused(0);
        invpcid(1, 0, 0);
        assertEquals(-1, bare.vector());
        identifyContexts();
        invpcid(4, 0, 0); // no such type
        assertRefused(0);
        invpcid(2, 0x1000, 0); // reserved bits, whatever the type
        assertRefused(0);
        invpcid(0, 1, 0x8000_0000_0000L); // no canonical address
        assertRefused(0);
        bare.user("660f388207"); // invpcid (%rdi),%rax in ring 3
        cpu.gpr[Gpr.RDI] = DESCRIPTOR;
        bare.run();
        assertRefused(0);
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
        identifyContexts();
        cr3(first | 1);
        load(PAGE);
        cr3(SECOND_TOP | 2);
        load(PAGE);
        Cpu other = bare.start(1, LOAD);
        other.gpr[Gpr.RDI] = PAGE;
        bare.run();
        map(PAGE, 5, P | RW);
        second(6, P | RW);
        bare.machine().invalidatePage(first, PAGE);
        assertFalse(other.tlb().entries().stream().anyMatch(TlbEntry::stale));
        assertEquals(3, load(PAGE));
        cr3(first | 1 | NO_FLUSH);
        assertEquals(5, load(PAGE));
        bare.machine().flushTlb(SECOND_TOP);
        cr3(SECOND_TOP | 2 | NO_FLUSH);
        assertEquals(6, load(PAGE));
    }

    @Test
    void moreContextsThanThereIsRoomForPushOutTheOldest() {
        identifyContexts();
        load(PAGE);
        map(PAGE, 5, P | RW);
        for (int pcid = 1; pcid < TlbContexts.CAPACITY; pcid++) {
            cr3(first | pcid);
        }
        cr3(first | NO_FLUSH);
        assertEquals(1, load(PAGE));
        for (int pcid = 1; pcid <= TlbContexts.CAPACITY; pcid++) {
            cr3(first | pcid);
        }
        cr3(first | NO_FLUSH);
        assertEquals(5, load(PAGE));
    }

    @Test
    void missesFlushesAndWhatTheyCostAreCounted() {
        load(PAGE);
        TlbCounters before = cpu.tlb().counters();
        load(PAGE);
        assertEquals(before, cpu.tlb().counters());
        int entries = cpu.tlb().entries().size();
        bare.events().clear();
        cr3(first);
        TlbCounters after = cpu.tlb().counters();
        assertEquals(before.flushes() + 1, after.flushes());
        assertEquals(before.dropped() + entries, after.dropped());
        assertTrue(
                bare.events()
                        .contains(new TlbFlushed(cpu.icount - 1, 0, FlushCause.CR3_LOAD, entries)));
    }

    @Test
    void theContentsShowEachPageWithItsRightsAndWhetherTheTablesStillAgree() {
        cr4(cpu.cr4 | ControlBits.CR4_PGE);
        map(PAGE, 1, P | RW | NX);
        map(OTHER, 2, P | G);
        cpu.gpr[Gpr.RDI] = PAGE;
        bare.kernel(STORE).run();
        load(PAGE);
        load(OTHER);
        map(PAGE, 5, P | RW | NX);
        List<TlbEntry> pages =
                cpu.tlb().entries().stream().filter(entry -> entry.vaddr() >= PAGE).toList();
        assertEquals(
                List.of(
                        new TlbEntry(
                                TlbEntry.ANY_PCID,
                                OTHER,
                                FRAMES + 0x2000,
                                4096,
                                G,
                                Set.of(Use.READ),
                                false),
                        new TlbEntry(
                                0,
                                PAGE,
                                FRAMES + 0x1000,
                                4096,
                                RW | D | NX,
                                Set.of(Use.READ, Use.WRITE),
                                true)),
                pages);
    }

    @Test
    void bothRingsUseOneEntryForAPage() {
        map(PAGE, 1, P | RW | US);
        load(BareMachine.USER_DATA);
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
