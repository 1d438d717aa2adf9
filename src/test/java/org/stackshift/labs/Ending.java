package org.stackshift.labs;

import org.stackshift.hostcpu.HostEnding;
import org.stackshift.kernel.TaskExit;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.testing.GuestRun;

import java.nio.charset.StandardCharsets;

/**
 * How a lab program ended, in words that do not depend on where the stack and the mappings lie.
 *
 * @param cause {@code exit 0}, {@code running}, or the signal with si_code, si_addr and the
 *     registers that tell where it struck
 * @param output what it wrote, with control characters as {@code \xHH}; of a program that runs on,
 *     the beginning
 */
record Ending(String cause, String output) {
    private static final long STACK_SIZE = 8 << 20;
    private static final long MAPPINGS = 0x7f00_0000_0000L;
    private static final int SHOWN = 120;

    static Ending of(HostEnding host) {
        String cause =
                switch (host.kind()) {
                    case EXIT -> "exit " + host.number();
                    case RUNNING -> "running";
                    case SIGNAL ->
                            signal(host.number(), host.code(), host.address())
                                    + registers(
                                            host.rip(), host.rsp(), host.rbp(), host.initialRsp());
                };
        return new Ending(cause, printable(host.output()));
    }

    static Ending of(GuestRun guest) {
        String cause = guest.exit().map(exit -> cause(guest, exit)).orElse("running");
        return new Ending(cause, printable(guest.output()));
    }

    private static String cause(GuestRun guest, TaskExit exit) {
        if (exit.signal().isEmpty()) {
            return "exit " + exit.status();
        }
        SigInfo info = exit.signal().get();
        return signal(info.signal(), info.code(), info.hasAddress() ? info.word() : 0)
                + registers(exit.rip(), guest.rsp(), guest.rbp(), guest.initialRsp());
    }

    private static String signal(int number, int code, long address) {
        return "signal " + number + " code " + code + " addr " + place(address, 0);
    }

    private static String registers(long rip, long rsp, long rbp, long initialRsp) {
        return " rip "
                + place(rip, initialRsp)
                + " rsp "
                + place(rsp, initialRsp)
                + " rbp "
                + place(rbp, initialRsp);
    }

    /**
     * Stack addresses count from the first rsp; of mapped addresses the offset in the page stays.
     */
    private static String place(long vaddr, long initialRsp) {
        long depth = initialRsp - vaddr;
        if (depth >= 0 && depth < STACK_SIZE) {
            return "stack-" + Long.toHexString(depth);
        }
        if (vaddr >= MAPPINGS) {
            return "mapping+" + Long.toHexString(vaddr & 0xfff);
        }
        return Long.toHexString(vaddr);
    }

    private static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        String output = new String(bytes, StandardCharsets.ISO_8859_1);
        for (char c : output.substring(0, Math.min(SHOWN, output.length())).toCharArray()) {
            text.append(c < ' ' || c > '~' || c == '\\' ? String.format("\\x%02x", (int) c) : c);
        }
        return text.toString();
    }
}
