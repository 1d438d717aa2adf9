package org.stackshift.machine.cpu.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Instructions that name rsp as a destination tell when it leaves the stack, and act once. */
class RspWriteTest {
    private record Switch(long icount, long rip, long oldRsp, long newRsp) {}

    private static final long STACK = BareMachine.USER_STACK - 64;
    private static final long OTHER = BareMachine.USER_DATA + 0x100;

    private final BareMachine machine = new BareMachine();
    private final Cpu cpu = machine.cpu();
    private final List<Switch> switches = new ArrayList<>();

    /**
     * Each goes from {@link #STACK} to {@link #OTHER}; rax holds OTHER, rcx the distance, CF is
     * set.
     */
    static Stream<Arguments> switching() {
        return Stream.of(
                Arguments.of("mov %rax,%rsp", "4889c4"),
                Arguments.of("mov (%rsi),%rsp", "488b26"),
                Arguments.of("lea (%rax),%rsp", "488d20"),
                Arguments.of("xchg %rax,%rsp", "4894"),
                Arguments.of("xchg %rsp,(%rsi)", "488726"),
                Arguments.of("add %rcx,%rsp", "4801cc"),
                Arguments.of("xadd %rcx,%rsp", "480fc1cc"),
                Arguments.of("adc %rdx,%rsp", "4811d4"),
                Arguments.of("cmovc %rax,%rsp", "480f42e0"),
                Arguments.of("mov %eax,%esp", "89c4"),
                Arguments.of("pop %rsp", "5c"),
                Arguments.of("leave", "c9"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("switching")
    void leavingTheStackIsToldOnce(String text, String code) {
        prepare("90" + code + "cc");
        machine.run();
        long rip = BareMachine.USER_CODE + 1;
        assertEquals(List.of(new Switch(2, rip, STACK, OTHER)), switches);
    }

    @Test
    void anExchangeThatLeavesTheStackHappensOnce() {
        prepare("90 488726 cc"); // xchg %rsp,(%rsi)
        machine.run();
        assertEquals(STACK, machine.ram().read64(cpu.gpr[Gpr.RSI]));
        assertEquals(OTHER, machine.stack(3));
    }

    @Test
    void movingWithinTheStackAndPushingBelowItTellNothing() {
        prepare("4883ec20 50 58 4883c420 e800000000"); // sub, push, pop, add, call
        machine.machine().setStackBounds(STACK - 32, STACK);
        machine.machine().run(5);
        assertEquals(List.of(), switches);
    }

    private void prepare(String code) {
        machine.user(code);
        cpu.gpr[Gpr.RSP] = STACK;
        cpu.gpr[Gpr.RAX] = OTHER;
        cpu.gpr[Gpr.RCX] = OTHER - STACK;
        cpu.gpr[Gpr.RDX] = OTHER - STACK - 1;
        cpu.gpr[Gpr.RBP] = OTHER - 8;
        cpu.gpr[Gpr.RSI] = BareMachine.USER_DATA;
        machine.ram().write64(BareMachine.USER_DATA, OTHER);
        machine.ram().write64(STACK, OTHER);
        cpu.setRflags(Rflags.RESERVED_ONE | Rflags.CF);
        machine.machine().setStackBounds(BareMachine.USER_STACK - 0x1000, BareMachine.USER_STACK);
        machine.machine()
                .setStackListener(
                        (icount, rip, from, to) -> {
                            switches.add(new Switch(icount, rip, from, to));
                            machine.machine().setStackBounds(0, -1);
                        });
    }
}
