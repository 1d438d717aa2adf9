package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Feature;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;

import java.util.EnumSet;
import java.util.Set;

/**
 * The microarchitecture levels of the x86-64 psABI that a CPU can be of (System V ABI, AMD64
 * supplement, §3.1.1). What a level does not have raises #UD, as on a real CPU of that level.
 */
public enum CpuLevel {
    /** x86-64-v1: up to SSE2. */
    V1(EnumSet.of(Feature.BASE)),
    /** x86-64-v2: up to SSE4.2, and the bit instructions that need no vector registers. */
    V2(EnumSet.allOf(Feature.class));

    private final Set<Feature> features;

    CpuLevel(Set<Feature> features) {
        this.features = features;
    }

    /** Whether its CPUs execute, and report, a set of instructions. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /**
     * The instruction that a CPU of this level sees in what was decoded, or null for #UD. A CPU
     * without tzcnt and lzcnt ignores their F3 prefix and executes bsf and bsr (SDM vol. 2, TZCNT,
     * LZCNT).
     */
    @Nullable Instruction see(Instruction insn) {
        if (has(insn.form().feature())) {
            return insn;
        }
        return switch (insn.mnemonic()) {
            case TZCNT -> insn.as(Mnemonic.BSF);
            case LZCNT -> insn.as(Mnemonic.BSR);
            default -> null;
        };
    }
}
