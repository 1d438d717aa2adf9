package org.stackshift.machine.cpu;

/**
 * What a CPU offers, and {@code cpuid} therefore reports.
 *
 * @param level which instructions it has
 * @param pcid process-context identifiers and {@code invpcid} (SDM vol. 3 §4.10.1)
 */
public record CpuModel(CpuLevel level, boolean pcid) {
    /** The model that a machine has if nobody asks for another. */
    public static final CpuModel DEFAULT = new CpuModel(CpuLevel.V2, false);

    /** The same with the instructions of another level. */
    public CpuModel withLevel(CpuLevel other) {
        return new CpuModel(other, pcid);
    }

    /** The same with PCID offered or not. */
    public CpuModel withPcid(boolean offered) {
        return new CpuModel(level, offered);
    }
}
