package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.base.Event;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.event.AddressSpaceForked;
import org.stackshift.kernel.event.CopyOnWrite;
import org.stackshift.kernel.mm.WriteFault;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real program forks, and the child writes to a page that both had (FACTS §4). */
class CopyOnWriteTest {
    private static final long SHARED_PAGE = 0x50_0000;

    /** The exit status is 7 if the parent still sees its own value. */
    private static final String PROGRAM =
            """
            static long call(long n, long a, long b, long c, long d) {
                register long r10 __asm__("r10") = d;
                __asm__ volatile("syscall" : "+a"(n) : "D"(a), "S"(b), "d"(c), "r"(r10)
                                 : "rcx", "r11", "memory");
                return n;
            }
            __attribute__((section(".shared"))) volatile long value = 7;
            void _start(void) {
                value = 7;
                if (call(57, 0, 0, 0, 0) == 0) {
                    value = 8;
                    call(60, value, 0, 0, 0);
                }
                int status = 0;
                call(61, -1, (long) &status, 0, 0);
                call(60, status == 0x800 ? value : 1, 0, 0, 0);
            }
            """;

    @TempDir Path directory;

    @Test
    void theChildsWriteCopiesTheFrameThatBothHad() throws Exception {
        byte[] elf =
                HostTools.compile(
                        directory,
                        PROGRAM,
                        "gcc",
                        "-nostdlib",
                        "-static",
                        "-fno-stack-protector",
                        "-Wl,--section-start=.shared=0x500000");
        List<Event> events = new ArrayList<>();
        KernelConfig config =
                KernelConfig.of(new Ram(4 << 20, 64 << 20), new GatheringConsole())
                        .withEvents(events::add);
        Kernel kernel = Kernel.boot(config);
        kernel.exec("/cow", elf, List.of("cow"), List.of());
        assertEquals(RunResult.EXITED, kernel.run(10_000_000));
        assertEquals(7, kernel.exit().orElseThrow().status());

        var fork = events(events, AddressSpaceForked.class).getFirst().fork();
        assertNotEquals(fork.pgd(), fork.childPgd());
        assertTrue(fork.shared() >= fork.writeProtected() && fork.writeProtected() >= 2);
        CopyOnWrite copied =
                events(events, CopyOnWrite.class).stream()
                        .filter(event -> event.fault().vaddr() == SHARED_PAGE)
                        .filter(event -> event.fault().kind() == WriteFault.Kind.COPIED)
                        .filter(event -> event.fault().pgd() == fork.childPgd())
                        .findFirst()
                        .orElseThrow();
        WriteFault fault = copied.fault();
        assertEquals(PageBits.ERROR_P | PageBits.ERROR_W | PageBits.ERROR_U, fault.errorCode());
        assertEquals(2, fault.referencesBefore());
        assertEquals(1, fault.referencesAfter());
        assertNotEquals(fault.frameBefore(), fault.frameAfter());
    }

    private static <T extends Event> List<T> events(List<Event> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
