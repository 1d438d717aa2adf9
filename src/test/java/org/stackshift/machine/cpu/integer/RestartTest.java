package org.stackshift.machine.cpu.integer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;

import java.util.stream.Stream;

/**
 * What a faulting instruction leaves behind: the state before it, so that it can be executed again.
 */
class RestartTest {
    /** Error code bits: present, write, user (SDM vol. 3 §4.7). */
    private static final int PRESENT_WRITE_USER = 7;

    private static final long READ_ONLY = BareMachine.USER_DATA;

    private final BareMachine machine = new BareMachine();
    private final Cpu cpu = machine.cpu();

    static Stream<Arguments> updates() {
        return Stream.of(
                Arguments.of("addl $1,(%rsi)", "830601"),
                Arguments.of("adc %rax,(%rsi)", "481106"),
                Arguments.of("negb (%rsi)", "f61e"),
                Arguments.of("incl (%rsi)", "ff06"),
                Arguments.of("shll $3,(%rsi)", "c12603"),
                Arguments.of("rcrq %cl,(%rsi)", "48d31e"),
                Arguments.of("shld $3,%eax,(%rsi)", "0fa40603"),
                Arguments.of("xchg %rax,(%rsi)", "488706"),
                Arguments.of("lock xadd %rax,(%rsi)", "f0480fc106"),
                Arguments.of("lock cmpxchg %rcx,(%rsi)", "f0480fb10e"),
                Arguments.of("lock cmpxchg8b (%rsi)", "f00fc70e"),
                Arguments.of("lock cmpxchg16b (%rsi)", "f0480fc70e"),
                Arguments.of("btsq %rax,(%rsi)", "480fab06"),
                Arguments.of("setc (%rsi)", "0f9206"),
                Arguments.of("pop (%rsi)", "8f06"),
                Arguments.of("mov %al,(%rsi)", "8806"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("updates")
    void writingToAReadOnlyPageFaultsAsAWriteAndChangesNothing(String text, String code) {
        machine.map(READ_ONLY, READ_ONLY, PageBits.P | PageBits.US);
        machine.machine().flushTlb();
        machine.user(code + "cc");
        fillRegisters();
        long[] before = cpu.gpr.clone();
        long flags = cpu.rflags();

        machine.run();

        assertEquals(Vector.PF, machine.vector());
        assertEquals(PRESENT_WRITE_USER, machine.stack(0));
        assertEquals(BareMachine.USER_CODE, machine.stack(1));
        assertEquals(flags, machine.stack(3) & ~Rflags.RF);
        assertEquals(before[Gpr.RSP], machine.stack(4));
        assertEquals(READ_ONLY, cpu.cr2);
        before[Gpr.RSP] = cpu.gpr[Gpr.RSP];
        assertArrayEquals(before, cpu.gpr);
    }

    private void fillRegisters() {
        for (int i = 0; i < Gpr.COUNT; i++) {
            cpu.gpr[i] = i == Gpr.RSP ? cpu.gpr[i] - 64 : 0x1122_3344_5566_7700L + i;
        }
        cpu.gpr[Gpr.RAX] = 5;
        cpu.gpr[Gpr.RSI] = READ_ONLY;
        cpu.setRflags(Rflags.RESERVED_ONE | Rflags.CF | Rflags.PF | Rflags.OF);
    }

    @Test
    void repMovsGoesOnWhereTheFaultStoppedIt() {
        long edge = BareMachine.USER_DATA + PageBits.PAGE_SIZE;
        machine.map(edge, edge, 0);
        machine.machine().flushTlb();
        machine.user("f3a4 cc"); // rep movsb
        cpu.gpr[Gpr.RSI] = BareMachine.USER_CODE;
        cpu.gpr[Gpr.RDI] = edge - 100;
        cpu.gpr[Gpr.RCX] = 300;
        machine.run();
        assertEquals(Vector.PF, machine.vector());
        assertEquals(edge, cpu.cr2);
        assertEquals(200, cpu.gpr[Gpr.RCX]);
        assertEquals(edge, cpu.gpr[Gpr.RDI]);
        assertEquals(BareMachine.USER_CODE + 100, cpu.gpr[Gpr.RSI]);

        machine.map(edge, edge, PageBits.P | PageBits.RW | PageBits.US);
        machine.go(3, BareMachine.USER_CODE, BareMachine.USER_STACK);
        machine.run();
        assertEquals(Vector.BP, machine.vector());
        assertEquals(0, cpu.gpr[Gpr.RCX]);
        assertEquals(edge + 200, cpu.gpr[Gpr.RDI]);
    }

    @Test
    void aRepeatedInstructionRetiresOnce() {
        machine.user("b900100000 f3aa cc"); // mov $4096,%ecx; rep stosb
        cpu.gpr[Gpr.RDI] = BareMachine.USER_DATA + 5;
        machine.machine().run(2);
        assertEquals(0, cpu.gpr[Gpr.RCX]);
        assertEquals(2, machine.machine().userInstructions());
    }

    @Test
    void overlappingRepMovsRepeatsWhatItJustWrote() {
        machine.user("f3a4 cc"); // rep movsb: the pattern ab grows upwards
        machine.ram().write16(BareMachine.USER_DATA, (short) 0x6261);
        cpu.gpr[Gpr.RSI] = BareMachine.USER_DATA;
        cpu.gpr[Gpr.RDI] = BareMachine.USER_DATA + 2;
        cpu.gpr[Gpr.RCX] = 6;
        machine.run();
        assertEquals(0x6261_6261_6261_6261L, machine.ram().read64(BareMachine.USER_DATA));
    }
}
