package org.stackshift.labs;

import org.stackshift.hostcpu.HostEnding;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.image.elf.ProgramHeader;
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
    private static final long HEAP_SIZE = 1 << 20;
    private static final int SHOWN = 120;

    /**
     * The memory of a process at its end.
     *
     * @param imageEnd where the program's own segments end; the heap lies behind
     */
    private record Memory(long initialRsp, long rsp, long imageEnd) {
        /**
         * Stack addresses count from the first rsp; of mapped addresses the offset in the page
         * stays. Heap addresses count from rsp if that is there too: how much of the heap a C
         * library has used before main depends on the CPU.
         */
        String place(long vaddr) {
            long depth = initialRsp - vaddr;
            if (depth >= 0 && depth < STACK_SIZE) {
                return "stack-" + Long.toHexString(depth);
            }
            if (vaddr >= MAPPINGS) {
                return "mapping+" + Long.toHexString(vaddr & 0xfff);
            }
            return isHeap(vaddr) ? heapPlace(vaddr) : Long.toHexString(vaddr);
        }

        private boolean isHeap(long vaddr) {
            return vaddr >= imageEnd && vaddr < imageEnd + HEAP_SIZE;
        }

        private String heapPlace(long vaddr) {
            return vaddr == rsp || !isHeap(rsp) ? "heap" : String.format("rsp%+d", vaddr - rsp);
        }
    }

    static Ending of(HostEnding host, byte[] elf) {
        Memory memory = new Memory(host.initialRsp(), host.rsp(), imageEnd(elf));
        String cause =
                switch (host.kind()) {
                    case EXIT -> "exit " + host.number();
                    case RUNNING -> "running";
                    case SIGNAL ->
                            signal(memory, host.number(), host.code(), host.address())
                                    + registers(memory, host.rip(), host.rbp());
                };
        return new Ending(cause, printable(host.output()));
    }

    static Ending of(GuestRun guest, byte[] elf) {
        Memory memory = new Memory(guest.initialRsp(), guest.rsp(), imageEnd(elf));
        String cause = guest.exit().map(exit -> cause(memory, guest, exit)).orElse("running");
        return new Ending(cause, printable(guest.output()));
    }

    private static String cause(Memory memory, GuestRun guest, TaskExit exit) {
        if (exit.signal().isEmpty()) {
            return "exit " + exit.status();
        }
        SigInfo info = exit.signal().get();
        long address = info.hasAddress() ? info.word() : 0;
        return signal(memory, info.signal(), info.code(), address)
                + registers(memory, exit.rip(), guest.rbp());
    }

    private static String signal(Memory memory, int number, int code, long address) {
        return "signal " + number + " code " + code + " addr " + memory.place(address);
    }

    private static String registers(Memory memory, long rip, long rbp) {
        return " rip "
                + memory.place(rip)
                + " rsp "
                + memory.place(memory.rsp())
                + " rbp "
                + memory.place(rbp);
    }

    private static long imageEnd(byte[] elf) {
        try {
            return ElfFile.parse(elf).programHeaders().stream()
                    .filter(header -> header.type() == ProgramHeader.PT_LOAD)
                    .mapToLong(header -> header.vaddr() + header.memorySize())
                    .max()
                    .orElseThrow();
        } catch (ElfFormatException e) {
            throw new AssertionError(e);
        }
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
