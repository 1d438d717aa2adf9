package org.stackshift.kernel.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.MmStruct;
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
                        Map.entry("TASK_thread_info_flags", (long) TaskStruct.THREAD_INFO_FLAGS),
                        Map.entry("TASK_state", (long) TaskStruct.STATE),
                        Map.entry("TASK_on_cpu", (long) TaskStruct.ON_CPU),
                        Map.entry("TASK_stack", (long) TaskStruct.STACK),
                        Map.entry("TASK_pid", (long) TaskStruct.PID),
                        Map.entry("TASK_tgid", (long) TaskStruct.TGID),
                        Map.entry("TASK_thread_sp", (long) TaskStruct.THREAD_SP),
                        Map.entry("TASK_thread_fsbase", (long) TaskStruct.THREAD_FSBASE),
                        Map.entry("TASK_thread_gsbase", (long) TaskStruct.THREAD_GSBASE),
                        Map.entry("TASK_mm", (long) TaskStruct.MM),
                        Map.entry("TASK_active_mm", (long) TaskStruct.ACTIVE_MM),
                        Map.entry("TASK_flags", (long) TaskStruct.FLAGS),
                        Map.entry("TASK_exit_state", (long) TaskStruct.EXIT_STATE),
                        Map.entry("TASK_exit_code", (long) TaskStruct.EXIT_CODE),
                        Map.entry("TASK_exit_signal", (long) TaskStruct.EXIT_SIGNAL),
                        Map.entry("TASK_policy", (long) TaskStruct.POLICY),
                        Map.entry("TASK_prio", (long) TaskStruct.PRIO),
                        Map.entry("TASK_static_prio", (long) TaskStruct.STATIC_PRIO),
                        Map.entry("TASK_cpu", (long) TaskStruct.CPU),
                        Map.entry("TASK_utime", (long) TaskStruct.UTIME),
                        Map.entry("TASK_stime", (long) TaskStruct.STIME),
                        Map.entry("TASK_nvcsw", (long) TaskStruct.NVCSW),
                        Map.entry("TASK_nivcsw", (long) TaskStruct.NIVCSW),
                        Map.entry("TASK_start_time", (long) TaskStruct.START_TIME),
                        Map.entry("TASK_real_parent", (long) TaskStruct.REAL_PARENT),
                        Map.entry("TASK_group_leader", (long) TaskStruct.GROUP_LEADER),
                        Map.entry("TASK_tasks_next", (long) TaskStruct.TASKS_NEXT),
                        Map.entry("TASK_tasks_prev", (long) TaskStruct.TASKS_PREV),
                        Map.entry("TASK_set_child_tid", (long) TaskStruct.SET_CHILD_TID),
                        Map.entry("TASK_clear_child_tid", (long) TaskStruct.CLEAR_CHILD_TID),
                        Map.entry("TASK_robust_list", (long) TaskStruct.ROBUST_LIST),
                        Map.entry("TASK_comm", (long) TaskStruct.COMM),
                        Map.entry("TASK_thread_fpu", (long) TaskStruct.THREAD_FPU),
                        Map.entry("TASK_SIZE", (long) TaskStruct.SIZE),
                        Map.entry("TASK_DEAD", (long) TaskStruct.TASK_DEAD),
                        Map.entry("PF_KTHREAD", (long) TaskStruct.PF_KTHREAD),
                        Map.entry("MM_pgd", (long) MmStruct.PGD),
                        Map.entry("MM_users", (long) MmStruct.MM_USERS),
                        Map.entry("MM_count", (long) MmStruct.MM_COUNT),
                        Map.entry("SYSCALL_DONE", (long) Hypercall.SYSCALL_DONE),
                        Map.entry("SYSCALL_BLOCKED", (long) Hypercall.SYSCALL_BLOCKED),
                        Map.entry("SYSCALL_EXECED", (long) Hypercall.SYSCALL_EXECED),
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
