package org.stackshift.machine.cpu.x87;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stackshift.hostcpu.CaseGenerator;
import org.stackshift.hostcpu.CpuState;
import org.stackshift.hostcpu.EmulatedCpu;
import org.stackshift.hostcpu.Form;
import org.stackshift.hostcpu.HostCase;
import org.stackshift.hostcpu.HostCpu;
import org.stackshift.hostcpu.HostResult;

import java.util.List;
import java.util.stream.Stream;

/**
 * The transcendental instructions against the host. Hardware promises one unit in the last place
 * (SDM vol. 1 §8.3.10), so values may differ by that much from our correctly rounded ones, and C1
 * with them; everything else must agree.
 */
class TranscendentalTest {
    private static final int CASES = 1000;

    /** C1 tells the direction of a rounding in which the two may differ. */
    private static final int COMPARED_STATUS = 0xffff & ~StatusWord.C1;

    /**
     * Where the manual defines the results: |x| up to 1 for f2xm1, up to 1 - sqrt(1/2) for fyl2xp1.
     */
    private static boolean isDefined(Form form, CpuState before) {
        int exponent = before.stSignExponent(0) & 0x7fff;
        return switch (form.text()) {
            case "f2xm1" -> exponent < Extended.BIAS || exponent == Extended.SPECIAL;
            case "fyl2xp1" -> exponent < Extended.BIAS - 2 || exponent == Extended.SPECIAL;
            default -> true;
        };
    }

    @TestFactory
    Stream<DynamicTest> resultsAreWithinOneUnitInTheLastPlaceOfTheHosts() {
        assumeTrue(HostCpu.isIntel(), "the host is no Intel CPU under Linux with gcc");
        return Form.load("x87-transcendental").stream()
                .map(form -> DynamicTest.dynamicTest(form.text(), () -> compare(form)));
    }

    private static void compare(Form form) {
        List<HostCase> cases = CaseGenerator.cases(form, CASES);
        List<HostResult> host = new HostCpu().run(cases);
        List<HostResult> ours = new EmulatedCpu(new X87Ops()).run(cases);
        for (int i = 0; i < CASES; i++) {
            if (isDefined(form, cases.get(i).before())) {
                compare(i, host.get(i), ours.get(i));
            }
        }
    }

    private static void compare(int index, HostResult host, HostResult ours) {
        String name = "case " + index;
        assertEquals(host.signal(), ours.signal(), name);
        assertEquals(host.rip(), ours.rip(), name);
        assertEquals(
                Integer.toHexString(host.after().fsw() & COMPARED_STATUS),
                Integer.toHexString(ours.after().fsw() & COMPARED_STATUS),
                name);
        assertEquals(host.after().ftw(), ours.after().ftw(), name);
        for (int i = 0; i < X87.REGISTERS; i++) {
            Extended expected = st(host, i);
            Extended actual = st(ours, i);
            assertTrue(
                    isNear(expected, actual),
                    () -> name + ": host " + expected + ", ours " + actual);
        }
    }

    private static Extended st(HostResult result, int index) {
        return new Extended(
                result.after().stSignExponent(index), result.after().stSignificand(index));
    }

    /** Whether two numbers are the same or neighbours. */
    private static boolean isNear(Extended a, Extended b) {
        int exponents = a.signExponent() - b.signExponent();
        long distance = a.significand() - b.significand();
        return exponents == 0 && Math.abs(distance) <= 1
                || exponents == 1 && a.significand() == Long.MIN_VALUE && b.significand() == -1
                || exponents == -1 && b.significand() == Long.MIN_VALUE && a.significand() == -1;
    }
}
