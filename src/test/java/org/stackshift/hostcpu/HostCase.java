package org.stackshift.hostcpu;

/**
 * One experiment: code to run at {@link CpuState#CODE} and the state to start from.
 *
 * @param code at most {@link #CODE_SIZE} bytes; it ends where it runs into the int3 bytes that
 *     surround it
 */
public record HostCase(byte[] code, CpuState before) {
    /** Room for code, in bytes. */
    public static final int CODE_SIZE = 64;

    static final int SIZE = CODE_SIZE + CpuState.SIZE;
    static final byte INT3 = (byte) 0xcc;
}
