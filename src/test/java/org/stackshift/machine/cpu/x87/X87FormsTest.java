package org.stackshift.machine.cpu.x87;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stackshift.hostcpu.EmulatedCpu;
import org.stackshift.hostcpu.FormTests;

import java.util.stream.Stream;

class X87FormsTest {
    @TestFactory
    Stream<DynamicTest> x87InstructionsDoWhatTheHostDoes() {
        return FormTests.ofIntel("x87", new EmulatedCpu(new X87Ops()));
    }
}
