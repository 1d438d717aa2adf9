package org.stackshift.kernel.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class KernelImageTest {
    private static final Path SOURCES =
            Path.of("src/main/resources/org/stackshift/kernel/entry").toAbsolutePath();

    private final KernelImage image = KernelImage.load();

    @Test
    void theCommittedImageIsWhatTheScriptMakes(@TempDir Path built) throws IOException {
        for (String tool : new String[] {"sh", "as", "ld", "objcopy", "nm"}) {
            assumeTrue(HostTools.isInstalled(tool), tool + " is not installed here");
        }
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the host is not x86-64");
        HostTools.run(SOURCES, "sh", "build.sh", built.toString());
        for (String file : new String[] {"vmlinux.bin", "System.map", "vmlinux.debug"}) {
            assertArrayEquals(
                    Files.readAllBytes(SOURCES.resolve(file)),
                    Files.readAllBytes(built.resolve(file)),
                    file);
        }
    }

    @Test
    void assemblyAndJavaAgreeOnOffsets() {
        Map<String, Long> java =
                Map.ofEntries(
                        Map.entry("TASK_flags", (long) TaskStruct.FLAGS),
                        Map.entry("TASK_state", (long) TaskStruct.STATE),
                        Map.entry("TASK_stack", (long) TaskStruct.STACK),
                        Map.entry("TASK_pid", (long) TaskStruct.PID),
                        Map.entry("TASK_tgid", (long) TaskStruct.TGID),
                        Map.entry("TASK_thread_sp", (long) TaskStruct.THREAD_SP),
                        Map.entry("TASK_thread_fsbase", (long) TaskStruct.THREAD_FSBASE),
                        Map.entry("TASK_mm", (long) TaskStruct.MM),
                        Map.entry("TASK_comm", (long) TaskStruct.COMM),
                        Map.entry("TIF_NEED_RESCHED", TaskStruct.TIF_NEED_RESCHED),
                        Map.entry("TIF_SIGPENDING", TaskStruct.TIF_SIGPENDING),
                        Map.entry("PT_ORIG_RAX", (long) PtRegs.ORIG_RAX),
                        Map.entry("PT_RIP", (long) PtRegs.RIP),
                        Map.entry("PT_CS", (long) PtRegs.CS),
                        Map.entry("PT_EFLAGS", (long) PtRegs.EFLAGS),
                        Map.entry("PT_RSP", (long) PtRegs.RSP),
                        Map.entry("PT_SIZE", (long) PtRegs.SIZE),
                        Map.entry("PAGE_OFFSET", Layout.PAGE_OFFSET),
                        Map.entry("KERNEL_CS", (long) Selector.KERNEL_CS),
                        Map.entry("KERNEL_DS", (long) Selector.KERNEL_DS),
                        Map.entry("USER_CS", (long) Selector.USER_CS),
                        Map.entry("USER_DS", (long) Selector.USER_DS));
        java.forEach((name, value) -> assertEquals(value, image.address(name), name));
    }

    @Test
    void assemblyAndJavaAgreeOnHypercallNumbers() {
        for (Hypercall hypercall : Hypercall.values()) {
            assertEquals(
                    hypercall.ordinal(), image.address("HC_" + hypercall.name()), hypercall.name());
        }
    }

    @Test
    void theImageIsLinkedWhereLinuxPutsItsKernel() {
        assertEquals(Layout.KERNEL_IMAGE, image.address("_text"));
        assertEquals(image.address("_text"), image.address("startup_64"));
    }
}
