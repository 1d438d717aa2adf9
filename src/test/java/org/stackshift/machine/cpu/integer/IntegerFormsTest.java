package org.stackshift.machine.cpu.integer;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stackshift.hostcpu.EmulatedMachine;
import org.stackshift.hostcpu.FormTests;

import java.util.stream.Stream;

class IntegerFormsTest {
    @TestFactory
    Stream<DynamicTest> integerInstructionsDoWhatTheHostDoes() {
        return FormTests.of("integer", new EmulatedMachine());
    }

    @TestFactory
    Stream<DynamicTest> bitInstructionsDoWhatTheHostDoes() {
        return FormTests.of("bits", new EmulatedMachine());
    }
}
