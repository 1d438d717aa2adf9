package org.stackshift.machine.cpu;

/**
 * What a CPU offers, and {@code cpuid} therefore reports.
 *
 * @param pcid process-context identifiers and {@code invpcid} (SDM vol. 3 §4.10.1)
 */
public record CpuModel(boolean pcid) {
    /** The model that a machine has if nobody asks for another. */
    public static final CpuModel DEFAULT = new CpuModel(false);

    /** The same with PCID offered or not. */
    public CpuModel withPcid(boolean offered) {
        return new CpuModel(offered);
    }
}
