package org.stackshift.hostcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tests of one list of forms, one for each form. A test class is as short as this:
 *
 * <pre>{@code
 * class IntegerFormsTest {
 *     @TestFactory
 *     Stream<DynamicTest> integerInstructionsDoWhatTheHostDoes() {
 *         return FormTests.of("integer", new EmulatedCpu());
 *     }
 * }
 * }</pre>
 *
 * <p>{@code -Dhostcpu.record=true} also writes {@code NAME.recorded} from this host's CPU.
 */
public final class FormTests {
    private static final int CASES = 1000;

    private FormTests() {}

    /**
     * Tests that compare {@code ours} with the host's CPU or, where it cannot be used, with what
     * was recorded.
     *
     * @param name of the list: {@code NAME.forms}
     */
    public static Stream<DynamicTest> of(String name, CaseRunner ours) {
        return HostCpu.available() ? onHost(name, ours) : onRecord(name, ours);
    }

    /** As {@link #of}, but the host serves only if it is an Intel CPU. */
    public static Stream<DynamicTest> ofIntel(String name, CaseRunner ours) {
        return HostCpu.isIntel() ? onHost(name, ours) : onRecord(name, ours);
    }

    private static Stream<DynamicTest> onHost(String name, CaseRunner ours) {
        List<Form> forms = Form.load(name);
        HostCpu host = new HostCpu();
        if (Boolean.getBoolean("hostcpu.record")) {
            record(name, forms, host);
        }
        return Stream.concat(
                forms.stream().map(form -> test(form, () -> againstHost(form, host, ours))),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "every form is recorded", () -> allRecorded(name, forms))));
    }

    private static Stream<DynamicTest> onRecord(String name, CaseRunner ours) {
        Map<String, String> recorded = Recorded.load(name);
        return Form.load(name).stream()
                .map(
                        form ->
                                test(
                                        form,
                                        () ->
                                                againstRecord(
                                                        form, ours, recorded.get(form.text()))));
    }

    private static DynamicTest test(Form form, Runnable comparison) {
        return DynamicTest.dynamicTest(form.text(), comparison::run);
    }

    private static void againstHost(Form form, CaseRunner host, CaseRunner ours) {
        List<HostCase> cases = CaseGenerator.cases(form, CASES);
        List<HostResult> expected = host.run(cases);
        List<HostResult> actual = ours.run(cases);
        for (int i = 0; i < CASES; i++) {
            Optional<String> differences =
                    Comparison.differences(form, cases.get(i), expected.get(i), actual.get(i));
            if (differences.isPresent()) {
                fail("case " + i + ": " + differences.get());
            }
        }
    }

    private static void againstRecord(Form form, CaseRunner ours, String recorded) {
        List<HostCase> cases = CaseGenerator.cases(form, CASES);
        assertEquals(
                recorded,
                Recorded.digest(form, cases, ours.run(cases)),
                () ->
                        "our results differ from those recorded on a host CPU; run on x86-64 Linux"
                                + " to see how");
    }

    private static void allRecorded(String name, List<Form> forms) {
        Map<String, String> recorded = Recorded.load(name);
        List<String> missing =
                forms.stream().map(Form::text).filter(text -> !recorded.containsKey(text)).toList();
        assertEquals(List.of(), missing, "run the tests once with -Dhostcpu.record=true");
    }

    private static void record(String name, List<Form> forms, CaseRunner host) {
        Map<String, String> digests = new TreeMap<>();
        for (Form form : forms) {
            List<HostCase> cases = CaseGenerator.cases(form, CASES);
            digests.put(form.text(), Recorded.digest(form, cases, host.run(cases)));
        }
        Recorded.save(name, digests);
    }
}
