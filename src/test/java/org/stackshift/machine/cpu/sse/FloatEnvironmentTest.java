package org.stackshift.machine.cpu.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stackshift.hostcpu.Comparison;
import org.stackshift.hostcpu.CpuState;
import org.stackshift.hostcpu.EmulatedCpu;
import org.stackshift.hostcpu.Form;
import org.stackshift.hostcpu.HostCase;
import org.stackshift.hostcpu.HostCpu;
import org.stackshift.hostcpu.HostResult;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Floating-point forms under every MXCSR: rounding, DAZ, FTZ, sticky flags and exceptions that are
 * not masked.
 */
class FloatEnvironmentTest {
    private static final int CASES = 1000;
    private static final Pattern FORMS =
            Pattern.compile("(add|sub|mul|div|sqrt|min|max|cmp|u?comis|cvt).*");

    @TestFactory
    Stream<DynamicTest> resultsFlagsAndExceptionsAreTheHostsInEveryEnvironment() {
        assumeTrue(HostCpu.available(), "the host is not x86-64 Linux with gcc");
        HostCpu host = new HostCpu();
        EmulatedCpu ours = new EmulatedCpu(new SseOps());
        return Form.load("sse").stream()
                .filter(form -> FORMS.matcher(form.text()).matches())
                .map(form -> DynamicTest.dynamicTest(form.text(), () -> compare(form, host, ours)));
    }

    private static void compare(Form form, HostCpu host, EmulatedCpu ours) {
        FloatOperands operands = new FloatOperands(form.text().hashCode());
        List<HostCase> cases =
                Stream.generate(() -> new HostCase(form.code(), state(form, operands)))
                        .limit(CASES)
                        .toList();
        List<HostResult> expected = host.run(cases);
        List<HostResult> actual = ours.run(cases);
        for (int i = 0; i < CASES; i++) {
            assertEquals(
                    Optional.empty(),
                    Comparison.differences(form, cases.get(i), expected.get(i), actual.get(i)));
        }
    }

    private static CpuState state(Form form, FloatOperands operands) {
        CpuState state = new CpuState();
        state.setRflags(Rflags.IF | Rflags.RESERVED_ONE);
        state.setMxcsr(operands.mxcsr());
        state.setGpr(Gpr.RSI, CpuState.DATA + 64);
        state.setGpr(Gpr.RDI, CpuState.DATA + 64);
        for (int i = 0; i < 32; i++) {
            state.setXmm(i / 2, i % 2, operand(form.text(), operands));
            state.setData(8 * i, operand(form.text(), operands));
        }
        for (int i = 0; i < Gpr.RSP; i++) {
            state.setGpr(i, operands.integers());
        }
        state.setGpr(Gpr.R9, operands.integers());
        return state;
    }

    /** What the instruction reads; the last letters of its name before the operands tell. */
    private static long operand(String text, FloatOperands operands) {
        String name = text.substring(0, text.indexOf(' '));
        if (name.startsWith("cvtdq") || name.startsWith("cvtsi")) {
            return operands.integers();
        }
        boolean single =
                name.startsWith("cvt") ? name.matches("cvtt?[ps]s2.*") : name.endsWith("s");
        return single ? operands.singles() : operands.double64();
    }
}
