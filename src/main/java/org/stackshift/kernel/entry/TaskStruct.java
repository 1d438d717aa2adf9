package org.stackshift.kernel.entry;

import org.stackshift.machine.memory.Ram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of a task that the entry code reads, in guest memory ("struct task_struct").
 *
 * <pre>
 *  +00 thread_info.flags   +08 state   +10 stack   +18 pid, tgid   +20 thread.sp   +28 thread.fsbase
 *  +30 mm   +38 comm[16]
 * </pre>
 *
 * The same offsets stand in offsets.inc.
 *
 * @param vaddr its address in the kernel
 * @param paddr where that lies
 */
public record TaskStruct(Ram ram, long vaddr, long paddr) {
    public static final int FLAGS = 0x00;
    public static final int STATE = 0x08;
    public static final int STACK = 0x10;
    public static final int PID = 0x18;
    public static final int TGID = 0x1c;
    public static final int THREAD_SP = 0x20;
    public static final int THREAD_FSBASE = 0x28;
    public static final int MM = 0x30;
    public static final int COMM = 0x38;
    public static final int COMM_LENGTH = 16;

    /** Bytes of the structure. */
    public static final int SIZE = 0x48;

    public static final long TIF_SIGPENDING = 1 << 2;
    public static final long TIF_NEED_RESCHED = 1 << 3;

    public long flags() {
        return ram.read64(paddr + FLAGS);
    }

    public void setFlag(long flag) {
        ram.write64(paddr + FLAGS, flags() | flag);
    }

    public void clearFlag(long flag) {
        ram.write64(paddr + FLAGS, flags() & ~flag);
    }

    public TaskState state() {
        return TaskState.of(ram.read32(paddr + STATE));
    }

    public void setState(TaskState state) {
        ram.write32(paddr + STATE, state.number());
    }

    /** Lowest address of the kernel stack. */
    public long stack() {
        return ram.read64(paddr + STACK);
    }

    public void setStack(long vaddr) {
        ram.write64(paddr + STACK, vaddr);
    }

    public int pid() {
        return ram.read32(paddr + PID);
    }

    public int tgid() {
        return ram.read32(paddr + TGID);
    }

    public void setIds(int pid, int tgid) {
        ram.write32(paddr + PID, pid);
        ram.write32(paddr + TGID, tgid);
    }

    /** The kernel rsp while the task is switched out. */
    public long threadSp() {
        return ram.read64(paddr + THREAD_SP);
    }

    public void setThreadSp(long vaddr) {
        ram.write64(paddr + THREAD_SP, vaddr);
    }

    /** The user's fs base: where its thread-local storage lies. */
    public long fsBase() {
        return ram.read64(paddr + THREAD_FSBASE);
    }

    public void setFsBase(long vaddr) {
        ram.write64(paddr + THREAD_FSBASE, vaddr);
    }

    /** The kernel's address of the task's mm_struct, 0 for a kernel thread. */
    public long mm() {
        return ram.read64(paddr + MM);
    }

    public void setMm(long mmVaddr) {
        ram.write64(paddr + MM, mmVaddr);
    }

    /** The task's short name. */
    public String comm() {
        byte[] bytes = new byte[COMM_LENGTH];
        ram.read(paddr + COMM, bytes, 0, COMM_LENGTH);
        int end = 0;
        while (end < COMM_LENGTH && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Sets the short name; what is longer than 15 bytes is cut. */
    public void setComm(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] field = Arrays.copyOf(Arrays.copyOf(bytes, COMM_LENGTH - 1), COMM_LENGTH);
        ram.write(paddr + COMM, field, 0, COMM_LENGTH);
    }
}
