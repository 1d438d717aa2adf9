package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.Stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The engine stops where it is told to, exactly, and never runs stale code. */
class InterpreterTest {
    private static final String ENDLESS = "48ffc0ebfb"; // 1: inc %rax; jmp 1b
    private static final String INT_80 = "cd80";

    private final BareMachine bare = new BareMachine();
    private final Cpu cpu = bare.cpu();

    @Test
    void runRetiresExactlyAsManyInstructionsAsAsked() {
        bare.user(ENDLESS);
        long total = 0;
        for (long count : new long[] {1, 2, 1, 7, 1000, 3, 999_999}) {
            assertEquals(Stop.BUDGET, bare.machine().run(count));
            total += count;
            assertEquals(total, bare.machine().icount());
            assertEquals((total + 1) / 2, cpu.gpr[Gpr.RAX]);
            assertEquals(BareMachine.USER_CODE + (total % 2 == 0 ? 0 : 3), cpu.rip);
        }
    }

    @Test
    void anyPartOfABlockCanBeRun() {
        for (int count = 1; count <= 6; count++) {
            bare.user("b001 b002 b003 b004 b005 b006 b007 b008" + INT_80);
            bare.machine().run(count);
            assertEquals(count, cpu.gpr[Gpr.RAX] & 0xff);
            assertEquals(BareMachine.USER_CODE + 2 * count, cpu.rip);
        }
    }

    @Test
    void aFaultingInstructionIsNotCounted() {
        bare.user("9090488b07"); // nop; nop; mov (%rdi),%rax
        cpu.gpr[Gpr.RDI] = 0x12345678;
        bare.run();
        assertEquals(Vector.PF, bare.vector());
        assertEquals(3, cpu.icount); // two nops and the handler's hlt
        assertEquals(2, bare.machine().userInstructions());
    }

    @Test
    void onlyInstructionsOfRing3CountAsUserInstructions() {
        bare.place(BareMachine.HANDLERS + 0x800, "909048cf"); // nop; nop; iretq
        bare.user(INT_80 + ENDLESS);
        bare.machine().run(14);
        assertEquals(14, bare.machine().icount());
        assertEquals(11, bare.machine().userInstructions());
    }

    @Test
    void aStoreIntoTheNextInstructionTakesEffectAtOnce() {
        bare.user("c6050100000042 b011" + INT_80); // movb $0x42,1f+1(%rip); 1: mov $0x11,%al
        bare.run();
        assertEquals(0x42, cpu.gpr[Gpr.RAX] & 0xff);
        assertEquals(BareMachine.USER_CODE + 11, bare.stack(0));
    }

    @Test
    void codeChangedThroughAnotherMappingIsDecodedAgain() {
        bare.map(BareMachine.USER_DATA, BareMachine.USER_CODE, 7);
        bare.user("b011" + INT_80);
        bare.run();
        assertEquals(0x11, cpu.gpr[Gpr.RAX]);

        bare.go(3, BareMachine.USER_CODE + 0x800, BareMachine.USER_STACK);
        bare.place(BareMachine.USER_CODE + 0x800, "c60522f80700 43e9f3f7ffff");
        long target = BareMachine.USER_DATA + 1;
        long nextRip = BareMachine.USER_CODE + 0x807;
        bare.ram().write32(BareMachine.USER_CODE + 0x802, (int) (target - nextRip));
        bare.ram()
                .write32(
                        BareMachine.USER_CODE + 0x808,
                        (int) (BareMachine.USER_CODE - (BareMachine.USER_CODE + 0x80c)));
        bare.run();
        assertEquals(0x43, cpu.gpr[Gpr.RAX]);
    }

    @Test
    void codeWrittenByTheHostIsDecodedAgain() {
        bare.user("b011" + INT_80);
        bare.run();
        bare.user("b022" + INT_80);
        bare.run();
        assertEquals(0x22, cpu.gpr[Gpr.RAX]);
    }

    @Test
    void oneAddressInTwoAddressSpacesHasTwoMeanings() {
        long page = BareMachine.USER_DATA;
        bare.place(page, "b011" + INT_80);
        bare.place(page + 0x1000, "b022" + INT_80);
        bare.go(3, page, BareMachine.USER_STACK);
        bare.run();
        assertEquals(0x11, cpu.gpr[Gpr.RAX]);

        bare.map(page, page + 0x1000, PageBits.P | PageBits.US | PageBits.RW);
        bare.machine().invalidatePage(page);
        bare.go(3, page, BareMachine.USER_STACK);
        bare.run();
        assertEquals(0x22, cpu.gpr[Gpr.RAX]);
    }

    @Test
    void aBreakpointStopsBeforeItsInstructionAndLetsItPassWhenStartedThere() {
        bare.user(ENDLESS);
        long jump = BareMachine.USER_CODE + 3;
        bare.machine().run(100);
        bare.machine().addBreakpoint(jump);
        assertEquals(Stop.BREAKPOINT, bare.machine().run(1000));
        assertEquals(jump, cpu.rip);
        assertEquals(101, cpu.icount);
        assertEquals(Stop.BREAKPOINT, bare.machine().run(1000));
        assertEquals(103, cpu.icount);
        bare.machine().removeBreakpoint(jump);
        assertEquals(Stop.BUDGET, bare.machine().run(1000));
    }

    @Test
    void aProbeSeesEveryPassageWithoutStopping() {
        bare.user(ENDLESS);
        List<Long> seen = new ArrayList<>();
        long start = BareMachine.USER_CODE;
        bare.machine().setProbe(Set.of(start), vaddr -> seen.add(cpu.icount));
        assertEquals(Stop.BUDGET, bare.machine().run(7));
        assertEquals(List.of(0L, 2L, 4L, 6L), seen);
    }

    @Test
    void aStopRequestedByAHypercallTakesEffectAfterIt() {
        BareMachine stopping = new BareMachine(machine -> machine.requestStop());
        stopping.kernel("0f01c190f4"); // vmcall; nop; hlt
        assertEquals(Stop.REQUESTED, stopping.run());
        assertEquals(1, stopping.machine().icount());
        assertEquals(BareMachine.KERNEL_CODE + 3, stopping.cpu().rip);
        assertEquals(Stop.HALTED, stopping.run());
    }

    @Test
    void aHypercallSeesTheNextRipAndACountThatIncludesIt() {
        List<Long> seen = new ArrayList<>();
        BareMachine watched =
                new BareMachine(
                        machine -> seen.addAll(List.of(machine.cpu().rip, machine.icount())));
        watched.kernel("90 0f01c1 f4").run(); // nop; vmcall; hlt
        assertEquals(List.of(BareMachine.KERNEL_CODE + 4, 2L), seen);
    }

    @Test
    void theTrapFlagTrapsAfterEachInstruction() {
        // pushf; orl $0x100,(%rsp); popf; nop; nop
        bare.user("9c 810c2400010000 9d 90 90");
        bare.run();
        assertEquals(Vector.DB, bare.vector());
        assertEquals(BareMachine.USER_CODE + 10, bare.stack(0));
        assertEquals(Rflags.TF, bare.stack(2) & (Rflags.TF | Rflags.RF));
        assertEquals(1 << 14, cpu.dr[6] & 1 << 14);
        assertEquals(0, cpu.rflags() & Rflags.TF);
    }

    @Test
    void leavingTheStackIsReportedWithTheInstructionThatDidIt() {
        List<List<Long>> left = new ArrayList<>();
        bare.machine().setStackBounds(BareMachine.USER_STACK - 0x1000, BareMachine.USER_STACK);
        bare.machine()
                .setStackListener(
                        (icount, rip, from, to) -> left.add(List.of(icount, rip, from, to)));
        bare.user("90 90 4889fc 90" + ENDLESS); // nop; nop; mov %rdi,%rsp; nop
        cpu.gpr[Gpr.RDI] = BareMachine.USER_DATA;
        bare.machine().run(100);
        long mov = BareMachine.USER_CODE + 2;
        assertEquals(
                List.of(List.of(3L, mov, BareMachine.USER_STACK, BareMachine.USER_DATA)), left);
        assertEquals(100, cpu.icount);
    }

    @Test
    void stayingWithinTheStackIsNotReported() {
        List<Long> left = new ArrayList<>();
        bare.machine().setStackBounds(BareMachine.USER_STACK - 0x1000, BareMachine.USER_STACK);
        bare.machine().setStackListener((icount, rip, from, to) -> left.add(rip));
        bare.user("4883ec40 488d642440" + ENDLESS); // sub $64,%rsp; lea 64(%rsp),%rsp
        bare.machine().run(100);
        assertEquals(List.of(), left);
    }

    @Test
    void enteringAHandlerOnAnotherStackIsReported() {
        List<Long> left = new ArrayList<>();
        bare.machine().setStackBounds(BareMachine.USER_STACK - 0x1000, BareMachine.USER_STACK);
        bare.machine()
                .setStackListener(
                        (icount, rip, from, to) -> {
                            left.add(to);
                            bare.machine().setStackBounds(to - 0x1000, to + 0x1000);
                        });
        bare.user(INT_80).run();
        assertEquals(List.of(BareMachine.RSP0 - 40), left);
    }
}
