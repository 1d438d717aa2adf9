package org.stackshift.hostcpu;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells in words where our machine differs from the host. */
public final class Comparison {
    private record Field(String name, Function<HostResult, String> value) {}

    private static final List<Field> FIELDS = fields();

    private Comparison() {}

    /**
     * The fields in which two results differ where the manual defines them, with the operands;
     * empty if they agree.
     */
    public static Optional<String> differences(
            Form form, HostCase testCase, HostResult host, HostResult ours) {
        HostResult expected = Undefined.mask(form, testCase, host);
        HostResult actual = Undefined.mask(form, testCase, ours);
        if (expected.sameAs(actual)) {
            return Optional.empty();
        }
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        HostResult before = new HostResult(0, 0, 0, CpuState.CODE, testCase.before());
        List<String> lines = new ArrayList<>();
        for (Field field : FIELDS) {
            String wanted = field.value().apply(expected);
            String got = field.value().apply(actual);
            if (!wanted.equals(got)) {
                lines.add(
                        "  %-10s before %s%n             host   %s%n             ours   %s"
                                .formatted(field.name(), field.value().apply(before), wanted, got));
            }
        }
        return Optional.of(
                form.text() + "\n" + String.join("\n", lines) + "\nfrom\n" + everything(before));
    }

    /** Every field that is not zero. */
    private static String everything(HostResult result) {
        StringBuilder text = new StringBuilder();
        for (Field field : FIELDS) {
            text.append("  %-10s %s%n".formatted(field.name(), field.value().apply(result)));
        }
        return text.toString();
    }

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("signal", result -> Integer.toString(result.signal())));
        fields.add(new Field("si_addr", result -> hex(result.faultVaddr())));
        fields.add(new Field("rip", result -> "code+" + (result.rip() - CpuState.CODE)));
        fields.add(new Field("rflags", result -> flags(result.after().rflags())));
        for (int i = 0; i < Gpr.COUNT; i++) {
            int index = i;
            fields.add(new Field(Gpr.name(i, 8), result -> hex(result.after().gpr(index))));
        }
        addX87(fields);
        fields.add(new Field("mxcsr", result -> Integer.toHexString(result.after().mxcsr())));
        for (int i = 0; i < 16; i++) {
            int index = i;
            fields.add(
                    new Field(
                            "xmm" + i,
                            result ->
                                    hex(result.after().xmm(index, 1))
                                            + "_"
                                            + hex(result.after().xmm(index, 0))));
        }
        addMemory(fields);
        return List.copyOf(fields);
    }

    private static void addX87(List<Field> fields) {
        fields.add(new Field("fcw", result -> Integer.toHexString(result.after().fcw())));
        fields.add(new Field("fsw", result -> Integer.toHexString(result.after().fsw())));
        fields.add(new Field("ftw", result -> Integer.toHexString(result.after().ftw())));
        for (int i = 0; i < 8; i++) {
            int index = i;
            fields.add(
                    new Field(
                            "st" + i,
                            result ->
                                    "%04x_%s"
                                            .formatted(
                                                    result.after().stSignExponent(index),
                                                    hex(result.after().stSignificand(index)))));
        }
    }

    private static void addMemory(List<Field> fields) {
        for (int i = 0; i < CpuState.WINDOW; i += Long.BYTES) {
            int offset = i;
            fields.add(new Field("data+" + i, result -> hex(result.after().data(offset))));
            fields.add(new Field("stack+" + i, result -> hex(result.after().stack(offset))));
        }
    }

    private static String hex(long value) {
        return "%016x".formatted(value);
    }

    private static String flags(long rflags) {
        StringBuilder text = new StringBuilder();
        String[] names = {"CF", "PF", "AF", "ZF", "SF", "DF", "OF"};
        long[] bits = {Rflags.CF, Rflags.PF, Rflags.AF, Rflags.ZF, Rflags.SF, Rflags.DF, Rflags.OF};
        for (int i = 0; i < bits.length; i++) {
            text.append((rflags & bits[i]) != 0 ? names[i] + " " : "");
        }
        return text.isEmpty() ? "none" : text.toString().strip();
    }
}
