package org.stackshift.debug.disasm;

import org.stackshift.debug.disasm.Objdump.Judged;
import org.stackshift.debug.disasm.Objdump.Run;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Form;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Prefix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Counts where our disassembly and objdump's agree. */
final class Agreement {
    private static final int EXAMPLES = 20;

    private final Disassembler disassembler;
    private long agreed;
    private long notImplemented;
    private long outOfStep;
    private final List<String> differences = new ArrayList<>();
    private long differed;

    Agreement(Syntax syntax) {
        disassembler = new Disassembler(syntax, SymbolNames.NONE);
    }

    void judge(Run run) {
        BitSet listed = new BitSet();
        disassembler.sweep(
                run.vaddr(), run.code(), 0, run.code().length, line -> listed.set(line.offset()));
        for (Judged theirs : run.lines()) {
            judge(run, theirs);
            outOfStep += listed.get(theirs.offset()) ? 0 : 1;
        }
    }

    private void judge(Run run, Judged theirs) {
        Line ours =
                disassembler.line(theirs.vaddr(), run.code(), theirs.offset(), run.code().length);
        if (ours.length() == theirs.length() && ours.text().equals(theirs.text())) {
            agreed++;
        } else if (!Isa.contains(theirs.text()) || isAmdBranch(run, theirs)) {
            notImplemented++;
        } else {
            differed++;
            if (differences.size() < EXAMPLES) {
                differences.add(describe(run, theirs, ours));
            }
        }
    }

    /**
     * objdump reads near branches with 66 as AMD's processors do, with 16-bit targets. Our machine
     * ignores the prefix, as Intel's do (SDM vol. 2, JMP).
     */
    private static boolean isAmdBranch(Run run, Judged theirs) {
        return Decoder.decode(run.code(), theirs.offset(), run.code().length)
                        instanceof Instruction instruction
                && instruction.has(Prefix.OPERAND_SIZE)
                && instruction.form().sizing() == Form.Sizing.FORCED_64;
    }

    private static String describe(Run run, Judged theirs, Line ours) {
        int end = theirs.offset() + theirs.length();
        return "%x: %s objdump [%s] ours [%s] %d"
                .formatted(
                        theirs.vaddr(),
                        HexFormat.of().formatHex(run.code(), theirs.offset(), end),
                        theirs.text(),
                        ours.text(),
                        ours.length());
    }

    /** Adds the counts of another comparison. */
    void add(Agreement other) {
        agreed += other.agreed;
        differed += other.differed;
        notImplemented += other.notImplemented;
        outOfStep += other.outOfStep;
    }

    long agreed() {
        return agreed;
    }

    long differed() {
        return differed;
    }

    long notImplemented() {
        return notImplemented;
    }

    /** How many of objdump's instructions begin in the middle of one of our lines. */
    long outOfStep() {
        return outOfStep;
    }

    List<String> differences() {
        return differences;
    }

    /** Whether objdump's mnemonic is one of the instructions of the machine's opcode table. */
    private static final class Isa {
        private static final Pattern PREFIX_WORDS =
                Pattern.compile(
                        "^((lock|rep|repz|repnz|data16|addr32|[cdefgs]s|rex(\\.\\w+)?|bnd|notrack|xacquire|xrelease)"
                                + " )+");
        private static final Pattern FAMILIES =
                Pattern.compile(
                        "(j|set|cmov)(n?[abceglopsz]|n?[abgl]e|p[eo]|e?cxz|rcxz)(,p[nt])?"
                                + "|mov[sz][bwl][wlq]|movslq|movabs|c[wlq]t[dlqo]|cbtw|cqto|cwde?|cdqe?|cbw|cqo"
                                + "|cmp(eq|lt|le|unord|neq|nlt|nle|ord)[ps][sd]|retfq?w?");
        private static final List<String> SUFFIXES =
                List.of("", "b", "w", "l", "q", "s", "t", "ll", "d", "64", ",pn", ",pt");
        private static final Set<String> NAMES = names();

        static boolean contains(String text) {
            if (text.contains("(bad)") || text.contains("?")) {
                return false;
            }
            String bare = PREFIX_WORDS.matcher(text).replaceFirst("");
            String mnemonic = bare.split(" ", 2)[0];
            return FAMILIES.matcher(mnemonic).matches()
                    || SUFFIXES.stream()
                            .filter(mnemonic::endsWith)
                            .map(s -> mnemonic.substring(0, mnemonic.length() - s.length()))
                            .anyMatch(NAMES::contains);
        }

        private static Set<String> names() {
            Set<String> names = new HashSet<>();
            try (BufferedReader rows =
                    new BufferedReader(
                            new InputStreamReader(
                                    Decoder.class.getResourceAsStream("opcodes.txt"),
                                    StandardCharsets.UTF_8))) {
                rows.lines()
                        .filter(row -> !row.startsWith("#"))
                        .forEach(row -> addNames(row, names));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }

        private static void addNames(String row, Set<String> names) {
            for (String token : row.trim().split("\\s+")) {
                if (token.matches("[A-Z][A-Z0-9_]{1,}")
                        && !token.matches("[0-9A-F]{2}|NP|AL|AX|CL|DX|FS|GS|ST")) {
                    String name = token.replace("_SSE", "").toLowerCase(Locale.ROOT);
                    names.add(name);
                    names.add(name.replaceFirst("^fn", "f"));
                } else if (token.startsWith("name=")) {
                    names.add(token.substring("name=".length()));
                }
            }
        }
    }
}
