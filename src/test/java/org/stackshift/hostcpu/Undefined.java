package org.stackshift.hostcpu;

import static org.stackshift.isa.Rflags.AF;
import static org.stackshift.isa.Rflags.CF;
import static org.stackshift.isa.Rflags.OF;
import static org.stackshift.isa.Rflags.PF;
import static org.stackshift.isa.Rflags.SF;
import static org.stackshift.isa.Rflags.STATUS;
import static org.stackshift.isa.Rflags.ZF;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an instruction may leave in any state, by the manual (SDM vol. 1 appendix A and the pages of
 * vol. 2).
 */
final class Undefined {
    private static final Map<String, Long> FLAGS =
            Map.ofEntries(
                    Map.entry("and", AF),
                    Map.entry("or", AF),
                    Map.entry("xor", AF),
                    Map.entry("test", AF),
                    Map.entry("mul", SF | ZF | AF | PF),
                    Map.entry("imul", SF | ZF | AF | PF),
                    Map.entry("div", STATUS),
                    Map.entry("idiv", STATUS),
                    Map.entry("bsf", STATUS & ~ZF),
                    Map.entry("bsr", STATUS & ~ZF),
                    Map.entry("lzcnt", OF | SF | AF | PF),
                    Map.entry("tzcnt", OF | SF | AF | PF),
                    Map.entry("andn", AF | PF),
                    Map.entry("bextr", AF | SF | PF),
                    Map.entry("blsi", AF | PF),
                    Map.entry("blsmsk", AF | PF),
                    Map.entry("blsr", AF | PF),
                    Map.entry("bzhi", AF | PF),
                    Map.entry("bt", OF | SF | AF | PF),
                    Map.entry("bts", OF | SF | AF | PF),
                    Map.entry("btr", OF | SF | AF | PF),
                    Map.entry("btc", OF | SF | AF | PF));
    private static final Set<String> SHIFTS = Set.of("shl", "shr", "sar", "sal", "shld", "shrd");
    private static final Set<String> ROTATES = Set.of("rol", "ror", "rcl", "rcr");

    /** The count comes from a register that an earlier statement may have changed. */
    private static final int UNKNOWN = -1;

    private Undefined() {}

    /** Status flags that the form leaves undefined when it starts from {@code before}. */
    static long flags(Form form, CpuState before) {
        List<Statement> statements = Statement.of(form);
        long flags = 0;
        for (int i = 0; i < statements.size(); i++) {
            flags |= flags(statements.get(i), i == 0 ? (int) before.gpr(Gpr.RCX) & 0xff : UNKNOWN);
        }
        return flags;
    }

    private static long flags(Statement statement, int cl) {
        String name = withoutSuffix(statement.mnemonic());
        if (SHIFTS.contains(name) || ROTATES.contains(name)) {
            return shiftFlags(name, statement, cl);
        }
        return FLAGS.getOrDefault(name, 0L);
    }

    private static String withoutSuffix(String mnemonic) {
        boolean known =
                FLAGS.containsKey(mnemonic)
                        || SHIFTS.contains(mnemonic)
                        || ROTATES.contains(mnemonic);
        return !known && mnemonic.matches(".*[bwlq]")
                ? mnemonic.substring(0, mnemonic.length() - 1)
                : mnemonic;
    }

    private static long shiftFlags(String name, Statement statement, int cl) {
        int width = statement.width();
        int count = count(statement, cl, width);
        if (count == 0) {
            return 0;
        }
        long flags = count == 1 ? 0 : OF;
        if (SHIFTS.contains(name)) {
            flags |= AF;
            boolean beyond = count == UNKNOWN ? width < 32 : count >= width;
            flags |= beyond && !name.equals("sar") ? CF : 0;
        }
        return name.endsWith("d") && count > width ? STATUS : flags;
    }

    private static int count(Statement statement, int cl, int width) {
        if (statement.operands().size() == 1) {
            return 1;
        }
        String first = statement.operands().getFirst();
        int mask = width == 64 ? 63 : 31;
        if (first.startsWith("$")) {
            return Integer.decode(first.substring(1)) & mask;
        }
        return cl == UNKNOWN ? UNKNOWN : cl & mask;
    }

    /**
     * The result with everything undefined set to zero: flags, the x87 instruction and operand
     * pointers and last opcode (models differ in when they update them), reserved bytes, and how
     * Linux words the signal.
     */
    static HostResult mask(Form form, HostCase testCase, HostResult result) {
        CpuState after = result.after().copy();
        long defined = (STATUS | Rflags.DF) & ~flags(form, testCase.before());
        after.setRflags(after.rflags() & defined);
        after.clear(CpuState.FTW + 1, CpuState.MXCSR);
        after.clear(CpuState.MXCSR + 4, CpuState.ST);
        for (int i = 0; i < 8; i++) {
            after.clear(CpuState.ST + 16 * i + 10, CpuState.ST + 16 * i + 16);
        }
        long faultVaddr = result.signal() == HostResult.SIGSEGV ? result.faultVaddr() : 0;
        return new HostResult(result.signal(), 0, faultVaddr, result.rip(), after);
    }
}
