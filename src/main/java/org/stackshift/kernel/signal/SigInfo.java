package org.stackshift.kernel.signal;

import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel tells about one signal ("siginfo_t").
 *
 * <pre>
 *  +00 si_signo   +04 si_errno   +08 si_code   +10 si_addr, or si_pid and si_uid   +18 si_value
 * </pre>
 *
 * @param code SI_* or the signal's own codes
 * @param word the eight bytes at +10
 * @param value the eight bytes at +18
 */
public record SigInfo(int signal, int code, long word, long value) {
    /** Bytes of siginfo_t. */
    public static final int SIZE = 128;

    private static final long SYNCHRONOUS =
            Signal.bit(Signal.SIGSEGV)
                    | Signal.bit(Signal.SIGBUS)
                    | Signal.bit(Signal.SIGILL)
                    | Signal.bit(Signal.SIGTRAP)
                    | Signal.bit(Signal.SIGFPE)
                    | Signal.bit(Signal.SIGSYS);

    /** A signal that an instruction caused; {@code vaddr} is si_addr. */
    public static SigInfo fault(int signal, int code, long vaddr) {
        return new SigInfo(signal, code, vaddr, 0);
    }

    /** A signal that a process sent. */
    public static SigInfo sent(int signal, int code, int pid, int uid) {
        return new SigInfo(signal, code, pid & 0xffff_ffffL | (long) uid << 32, 0);
    }

    /** A signal that the kernel sends without an address. */
    public static SigInfo ofKernel(int signal) {
        return new SigInfo(signal, SiCode.SI_KERNEL, 0, 0);
    }

    /** Tells a parent that a child has ended, stopped or goes on; {@code code} is CLD_*. */
    public static SigInfo child(int signal, int code, int pid, int uid, int status) {
        return new SigInfo(
                signal, code, pid & 0xffff_ffffL | (long) uid << 32, status & 0xffff_ffffL);
    }

    /** Whether an instruction of the program caused it ("synchronous"). */
    public boolean isFault() {
        return code > 0 && (SYNCHRONOUS & Signal.bit(signal)) != 0;
    }

    /** As its 128 bytes in user memory. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0, signal);
        bytes.putInt(8, code);
        bytes.putLong(16, word);
        bytes.putLong(24, value);
        return bytes.array();
    }

    /** Whether si_addr means something. */
    public boolean hasAddress() {
        return code > 0 && code != SiCode.SI_KERNEL;
    }
}
