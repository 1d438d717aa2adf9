package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stackshift.isa.PageBits.A;
import static org.stackshift.isa.PageBits.D;
import static org.stackshift.isa.PageBits.ERROR_I;
import static org.stackshift.isa.PageBits.ERROR_P;
import static org.stackshift.isa.PageBits.ERROR_RSVD;
import static org.stackshift.isa.PageBits.ERROR_U;
import static org.stackshift.isa.PageBits.ERROR_W;
import static org.stackshift.isa.PageBits.NX;
import static org.stackshift.isa.PageBits.P;
import static org.stackshift.isa.PageBits.PS;
import static org.stackshift.isa.PageBits.RW;
import static org.stackshift.isa.PageBits.US;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;

/** Address translation as a program meets it (SDM vol. 3 §4.5 to §4.8). */
class PagingTest {
    private static final String LOAD = "488b07"; // mov (%rdi),%rax
    private static final String STORE = "488907"; // mov %rax,(%rdi)
    private static final String INT_80 = "cd80";
    private static final long PAGE = BareMachine.USER_DATA;
    private static final long FRAME = 0x481000;
    private static final long DIRECTORY_POINTERS = 0x11000;
    private static final long DIRECTORY = 0x12000;
    private static final long USER_PAGE = P | RW | US;

    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    private void user(String code, long rdi) {
        bare.user(code + INT_80);
        cpu.gpr[Gpr.RDI] = rdi;
        bare.run();
    }

    private void kernel(String code, long rdi) {
        bare.kernel(code + INT_80);
        cpu.gpr[Gpr.RDI] = rdi;
        bare.run();
    }

    private void assertPageFault(int errorCode, long address) {
        assertEquals(Vector.PF, bare.vector());
        assertEquals(errorCode, bare.stack(0));
        assertEquals(address, cpu.cr2);
    }

    private long entry() {
        return bare.ram().read64(bare.pte(PAGE));
    }

    @Test
    void readingWhereNothingIsMappedFaultsWithOnlyTheUserBit() {
        user(LOAD, 0x12345678);
        assertPageFault(ERROR_U, 0x12345678);
        assertEquals(BareMachine.USER_CODE, bare.stack(1));
    }

    @Test
    void writingWhereNothingIsMappedAddsTheWriteBit() {
        user(STORE, 0x12345678);
        assertPageFault(ERROR_U | ERROR_W, 0x12345678);
    }

    @Test
    void readModifyWriteFaultsAsAWrite() {
        user("830701", 0x12345678); // addl $1,(%rdi)
        assertPageFault(ERROR_U | ERROR_W, 0x12345678);
    }

    @Test
    void aSupervisorPageRefusesRing3() {
        user(LOAD, BareMachine.KERNEL_CODE);
        assertPageFault(ERROR_U | ERROR_P, BareMachine.KERNEL_CODE);
    }

    @Test
    void aReadOnlyPageRefusesWritesButNotReads() {
        bare.map(PAGE, FRAME, P | US);
        user(LOAD, PAGE);
        assertEquals(0x80, bare.vector());
        user(STORE, PAGE);
        assertPageFault(ERROR_U | ERROR_W | ERROR_P, PAGE);
    }

    @Test
    void ring0WritesReadOnlyPagesOnlyWithoutWp() {
        bare.map(PAGE, FRAME, P);
        kernel(STORE, PAGE);
        assertPageFault(ERROR_W | ERROR_P, PAGE);

        cpu.cr0 &= ~ControlBits.CR0_WP;
        bare.machine().flushTlb();
        kernel(STORE, PAGE);
        assertEquals(0x80, bare.vector());
    }

    @Test
    void anNxPageMayBeReadButNotExecuted() {
        bare.map(PAGE, FRAME, USER_PAGE | NX);
        user(LOAD, PAGE);
        assertEquals(0x80, bare.vector());
        user("ffe7", PAGE); // jmp *%rdi
        assertPageFault(ERROR_U | ERROR_I | ERROR_P, PAGE);
        assertEquals(PAGE, bare.stack(1));
    }

    @Test
    void withoutNxeBit63IsReserved() {
        cpu.efer &= ~ControlBits.EFER_NXE;
        bare.map(PAGE, FRAME, USER_PAGE | NX);
        user(LOAD, PAGE);
        assertPageFault(ERROR_U | ERROR_P | ERROR_RSVD, PAGE);
    }

    @Test
    void anAddressBitBeyondThePhysicalOnesIsReserved() {
        bare.map(PAGE, FRAME | 1L << 45, USER_PAGE);
        user(LOAD, PAGE);
        assertPageFault(ERROR_U | ERROR_P | ERROR_RSVD, PAGE);
    }

    @Test
    void smepKeepsRing0FromExecutingUserPages() {
        cpu.cr4 |= ControlBits.CR4_SMEP;
        kernel("ffe7", BareMachine.USER_CODE);
        assertPageFault(ERROR_I | ERROR_P, BareMachine.USER_CODE);
    }

    @Test
    void smapKeepsRing0FromUserDataUnlessAcIsSet() {
        cpu.cr4 |= ControlBits.CR4_SMAP;
        kernel("0f01cb" + LOAD + "0f01ca" + LOAD, PAGE); // stac; load; clac; load
        assertPageFault(ERROR_P, PAGE);
        assertEquals(BareMachine.KERNEL_CODE + 9, bare.stack(1));
        assertEquals(0, bare.stack(3) & Rflags.AC);
    }

    @Test
    void smapKeepsDescriptorTablesOutOfUserPagesWhateverAcSays() {
        cpu.cr4 |= ControlBits.CR4_SMAP;
        bare.map(PAGE, 0x2000, USER_PAGE); // the GDT, used as an LDT
        cpu.ldtBase = PAGE;
        cpu.ldtLimit = 0xff;
        kernel("0f01cb" + "b81c000000 8ed8", 0); // stac; mov $0x1c,%eax; mov %eax,%ds
        assertPageFault(ERROR_P, PAGE + 0x18);
    }

    @Test
    void theWalkSetsAccessedOnReadingAndDirtyOnWriting() {
        bare.map(PAGE, FRAME, USER_PAGE);
        user(LOAD, PAGE);
        assertEquals(A, entry() & (A | D));
        user(STORE, PAGE);
        assertEquals(A | D, entry() & (A | D));
    }

    @Test
    void aRefusedAccessSetsNeitherAccessedNorDirty() {
        bare.map(PAGE, FRAME, P | US);
        user(STORE, PAGE);
        assertEquals(0, entry() & (A | D));
    }

    @Test
    void theTlbServesAnOldTranslationUntilInvlpg() {
        // mov (%rdi),%rax; mov %rbx,(%rsi); mov (%rdi),%rcx; invlpg (%rdi); mov (%rdi),%rdx; hlt
        bare.kernel("488b07 48891e 488b0f 0f013f 488b17 f4");
        bare.ram().write64(FRAME, 111);
        bare.ram().write64(FRAME + 0x1000, 222);
        bare.map(PAGE, FRAME, P | RW);
        cpu.gpr[Gpr.RDI] = PAGE;
        cpu.gpr[Gpr.RSI] = bare.pte(PAGE);
        cpu.gpr[Gpr.RBX] = FRAME + 0x1000 | P | RW;
        bare.run();
        assertEquals(111, cpu.gpr[Gpr.RAX]);
        assertEquals(111, cpu.gpr[Gpr.RCX]);
        assertEquals(222, cpu.gpr[Gpr.RDX]);
    }

    @Test
    void writingCr3ForgetsOldTranslations() {
        // mov (%rdi),%rax; mov %rbx,(%rsi); mov %r8,%cr3; mov (%rdi),%rdx; hlt
        bare.kernel("488b07 48891e 410f22d8 488b17 f4");
        bare.ram().write64(FRAME, 111);
        bare.ram().write64(FRAME + 0x1000, 222);
        bare.map(PAGE, FRAME, P | RW);
        cpu.gpr[Gpr.RDI] = PAGE;
        cpu.gpr[Gpr.RSI] = bare.pte(PAGE);
        cpu.gpr[Gpr.RBX] = FRAME + 0x1000 | P | RW;
        cpu.gpr[Gpr.R8] = cpu.cr3;
        bare.run();
        assertEquals(222, cpu.gpr[Gpr.RDX]);
    }

    @Test
    void anAccessAcrossAPageBoundaryTouchesBothFrames() {
        bare.map(PAGE, FRAME + 0x2000, USER_PAGE);
        bare.map(PAGE + 0x1000, FRAME, USER_PAGE);
        bare.user(STORE + LOAD + INT_80);
        cpu.gpr[Gpr.RDI] = PAGE + 0xffd;
        cpu.gpr[Gpr.RAX] = 0x1122334455667788L;
        bare.run();
        assertEquals(0x1122334455667788L, cpu.gpr[Gpr.RAX]);
        assertEquals(0x88, bare.ram().read8(FRAME + 0x2ffd) & 0xff);
        assertEquals(0x1122334455L, bare.ram().read64(FRAME) & 0xff_ffff_ffffL);
    }

    @Test
    void aStoreThatFaultsInItsSecondPageLeavesTheFirstAlone() {
        bare.map(PAGE + 0x1000, 0, 0);
        bare.user(STORE + INT_80);
        cpu.gpr[Gpr.RDI] = PAGE + 0xffd;
        cpu.gpr[Gpr.RAX] = -1;
        bare.run();
        assertPageFault(ERROR_U | ERROR_W, PAGE + 0x1000);
        assertEquals(0, bare.ram().read64(PAGE + 0xff8));
    }

    @Test
    void aPushThatFaultsLeavesRspAsItWas() {
        bare.user("50" + INT_80);
        cpu.gpr[Gpr.RSP] = BareMachine.KERNEL_CODE + 4;
        bare.run();
        assertPageFault(ERROR_U | ERROR_W | ERROR_P, BareMachine.KERNEL_CODE - 4);
        assertEquals(BareMachine.KERNEL_CODE + 4, bare.stack(4));
    }

    @Test
    void repMovsStopsWithTheRegistersOfTheElementThatFaulted() {
        bare.user("f3a4" + INT_80);
        bare.map(PAGE + 0x1000, 0, 0);
        cpu.gpr[Gpr.RSI] = BareMachine.USER_CODE;
        cpu.gpr[Gpr.RDI] = PAGE + 0xff0;
        cpu.gpr[Gpr.RCX] = 100;
        bare.run();
        assertPageFault(ERROR_U | ERROR_W, PAGE + 0x1000);
        assertEquals(84, cpu.gpr[Gpr.RCX]);
        assertEquals(PAGE + 0x1000, cpu.gpr[Gpr.RDI]);
        assertEquals(BareMachine.USER_CODE + 16, cpu.gpr[Gpr.RSI]);
        assertEquals(BareMachine.USER_CODE, bare.stack(1));
    }

    @Test
    void aPageOf2MiBMapsAllItsBytes() {
        bare.ram().write64(DIRECTORY + 8 * 5, 0x400000 | USER_PAGE | PS);
        bare.ram().write64(0x512340, 77);
        user(LOAD, 0xb12340);
        assertEquals(77, cpu.gpr[Gpr.RAX]);
        assertEquals(A, bare.ram().read64(DIRECTORY + 8 * 5) & (A | D));
    }

    @Test
    void reservedBitsOfA2MiBPageFault() {
        bare.ram().write64(DIRECTORY + 8 * 5, 0x402000 | USER_PAGE | PS);
        user(LOAD, 0xa00000);
        assertPageFault(ERROR_U | ERROR_P | ERROR_RSVD, 0xa00000);
    }

    @Test
    void aPageOf1GiBMapsAllItsBytes() {
        bare.ram().write64(DIRECTORY_POINTERS + 8 * 3, USER_PAGE | PS);
        bare.ram().write64(0x412340, 99);
        user(LOAD, 0xc0412340L);
        assertEquals(99, cpu.gpr[Gpr.RAX]);
    }

    @Test
    void anAddressThatIsNotCanonicalIsAProtectionFault() {
        user(LOAD, 0x0000_8000_0000_0000L);
        assertEquals(Vector.GP, bare.vector());
        assertEquals(0, bare.stack(0));
    }

    @Test
    void throughTheStackItIsAStackFault() {
        bare.user("488b0424"); // mov (%rsp),%rax
        cpu.gpr[Gpr.RSP] = 0x0000_8000_0000_0000L;
        bare.run();
        assertEquals(Vector.SS, bare.vector());

        bare.user("50"); // push %rax
        cpu.gpr[Gpr.RSP] = 0x0000_8000_0000_0010L;
        bare.run();
        assertEquals(Vector.SS, bare.vector());
    }

    @Test
    void physicalAddressesWithoutMemoryReadAsOnesAndSwallowWrites() {
        bare.map(PAGE, 0x4000_0000, USER_PAGE);
        bare.user(STORE + LOAD + INT_80);
        cpu.gpr[Gpr.RDI] = PAGE;
        cpu.gpr[Gpr.RAX] = 0;
        bare.run();
        assertEquals(-1, cpu.gpr[Gpr.RAX]);
    }

    @Test
    void anInstructionAcrossAPageBoundaryIsFetchedFromBothPages() {
        long last = PAGE + 0xffe;
        bare.map(PAGE, FRAME + 0x2000, USER_PAGE);
        bare.map(PAGE + 0x1000, FRAME, USER_PAGE);
        bare.place(FRAME + 0x2ffe, "48c7"); // mov $0x12345678,%rax
        bare.place(FRAME, "c078563412" + INT_80);
        bare.go(3, last, BareMachine.USER_STACK);
        bare.run();
        assertEquals(0x12345678, cpu.gpr[Gpr.RAX]);

        bare.map(PAGE + 0x1000, 0, 0);
        bare.machine().invalidatePage(PAGE + 0x1000);
        bare.go(3, last, BareMachine.USER_STACK);
        bare.run();
        assertPageFault(ERROR_U | ERROR_I, PAGE + 0x1000);
        assertEquals(last, bare.stack(1));
    }

    @Test
    void peekingTouchesNothing() {
        bare.map(PAGE, FRAME, USER_PAGE);
        assertEquals(FRAME + 5, bare.machine().peekTranslate(PAGE + 5));
        assertEquals(-1, bare.machine().peekTranslate(0x12345678));
        assertEquals(-1, bare.machine().peekTranslate(0x0000_8000_0000_0000L));
        assertEquals(0, entry() & A);
    }
}
