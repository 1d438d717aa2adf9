package org.stackshift.kernel.entry;

import org.stackshift.machine.memory.Ram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The part of a task that lies in guest memory ("struct task_struct"): what the entry code reads,
 * and what a student can look up there.
 *
 * <pre>
 *  +000 thread_info.flags     +008 __state     +00c on_cpu      +010 stack
 *  +018 pid, tgid             +020 thread.sp   +028 thread.fsbase, gsbase
 *  +038 mm      +040 active_mm
 *  +048 flags (PF_*)          +04c exit_state  +050 exit_code   +054 exit_signal
 *  +058 policy  +05c prio     +060 static_prio +064 cpu
 *  +068 utime   +070 stime    +078 nvcsw       +080 nivcsw      +088 start_time
 *  +090 real_parent           +098 group_leader
 *  +0a0 tasks.next, tasks.prev (struct list_head: each points to the list_head of its neighbour)
 *  +0b0 set_child_tid         +0b8 clear_child_tid              +0c0 robust_list
 *  +0c8 comm[16]
 *  +200 thread.fpu[512]
 * </pre>
 *
 * The same offsets stand in offsets.inc.
 *
 * @param vaddr its address in the kernel
 * @param paddr where that lies
 */
public record TaskStruct(Ram ram, long vaddr, long paddr) {
    public static final int THREAD_INFO_FLAGS = 0x00;
    public static final int STATE = 0x08;
    public static final int ON_CPU = 0x0c;
    public static final int STACK = 0x10;
    public static final int PID = 0x18;
    public static final int TGID = 0x1c;
    public static final int THREAD_SP = 0x20;
    public static final int THREAD_FSBASE = 0x28;
    public static final int THREAD_GSBASE = 0x30;
    public static final int MM = 0x38;
    public static final int ACTIVE_MM = 0x40;
    public static final int FLAGS = 0x48;
    public static final int EXIT_STATE = 0x4c;
    public static final int EXIT_CODE = 0x50;
    public static final int EXIT_SIGNAL = 0x54;
    public static final int POLICY = 0x58;
    public static final int PRIO = 0x5c;
    public static final int STATIC_PRIO = 0x60;
    public static final int CPU = 0x64;
    public static final int UTIME = 0x68;
    public static final int STIME = 0x70;
    public static final int NVCSW = 0x78;
    public static final int NIVCSW = 0x80;
    public static final int START_TIME = 0x88;
    public static final int REAL_PARENT = 0x90;
    public static final int GROUP_LEADER = 0x98;
    public static final int TASKS_NEXT = 0xa0;
    public static final int TASKS_PREV = 0xa8;
    public static final int SET_CHILD_TID = 0xb0;
    public static final int CLEAR_CHILD_TID = 0xb8;
    public static final int ROBUST_LIST = 0xc0;
    public static final int COMM = 0xc8;
    public static final int COMM_LENGTH = 16;
    public static final int THREAD_FPU = 0x200;
    public static final int FPU_SIZE = 512;

    /** Bytes of the structure. */
    public static final int SIZE = 0x400;

    public static final long TIF_SIGPENDING = 1 << 2;
    public static final long TIF_NEED_RESCHED = 1 << 3;

    /** A kernel thread: no user memory, no floating point. */
    public static final int PF_KTHREAD = 0x0020_0000;

    /** The task is ending. */
    public static final int PF_EXITING = 0x4;

    /** The task was made by fork and has not called execve since. */
    public static final int PF_FORKNOEXEC = 0x40;

    /** The value of {@link #STATE} in a task that will never run again. */
    public static final int TASK_DEAD = 0x80;

    /** thread_info.flags. */
    public long flags() {
        return ram.read64(paddr + THREAD_INFO_FLAGS);
    }

    public void setFlag(long flag) {
        ram.write64(paddr + THREAD_INFO_FLAGS, flags() | flag);
    }

    public void clearFlag(long flag) {
        ram.write64(paddr + THREAD_INFO_FLAGS, flags() & ~flag);
    }

    /** What exit_state says, if anything, else what state says. */
    public TaskState state() {
        int exit = field32(EXIT_STATE);
        return TaskState.of(exit != 0 ? exit : field32(STATE));
    }

    /** Sets the state of a task that has not ended. */
    public void setState(TaskState state) {
        setField32(STATE, state.number());
    }

    /** The task has ended: it will never run again, and is {@code ZOMBIE} or {@code DEAD}. */
    public void setExitState(TaskState state) {
        setField32(STATE, TASK_DEAD);
        setField32(EXIT_STATE, state.number());
    }

    /** Lowest address of the kernel stack, 0 when it has been given back. */
    public long stack() {
        return field(STACK);
    }

    public void setStack(long vaddr) {
        setField(STACK, vaddr);
    }

    public int pid() {
        return field32(PID);
    }

    public int tgid() {
        return field32(TGID);
    }

    public void setIds(int pid, int tgid) {
        setField32(PID, pid);
        setField32(TGID, tgid);
    }

    /** The kernel rsp while the task is switched out. */
    public long threadSp() {
        return field(THREAD_SP);
    }

    public void setThreadSp(long vaddr) {
        setField(THREAD_SP, vaddr);
    }

    /** The user's fs base: where its thread-local storage lies. */
    public long fsBase() {
        return field(THREAD_FSBASE);
    }

    public void setFsBase(long vaddr) {
        setField(THREAD_FSBASE, vaddr);
    }

    /** The user's gs base. */
    public long gsBase() {
        return field(THREAD_GSBASE);
    }

    public void setGsBase(long vaddr) {
        setField(THREAD_GSBASE, vaddr);
    }

    /** Kernel address of the mm_struct, 0 for a kernel thread. */
    public long mm() {
        return field(MM);
    }

    public void setMm(long mmVaddr) {
        setField(MM, mmVaddr);
    }

    /** The mm_struct whose tables are in cr3 while the task runs. */
    public long activeMm() {
        return field(ACTIVE_MM);
    }

    public void setActiveMm(long mmVaddr) {
        setField(ACTIVE_MM, mmVaddr);
    }

    /** Whether a CPU runs on its kernel stack. */
    public boolean isOnCpu() {
        return field32(ON_CPU) != 0;
    }

    /** Whether it is a kernel thread. */
    public boolean isKernelThread() {
        return (field32(FLAGS) & PF_KTHREAD) != 0;
    }

    /** Sets bits of PF_*. */
    public void addProcessFlags(int bits) {
        setField32(FLAGS, field32(FLAGS) | bits);
    }

    /** Clears bits of PF_*. */
    public void removeProcessFlags(int bits) {
        setField32(FLAGS, field32(FLAGS) & ~bits);
    }

    /** What fxsave64 left while the task does not run. */
    public byte[] fpu() {
        byte[] image = new byte[FPU_SIZE];
        ram.read(paddr + THREAD_FPU, image, 0, FPU_SIZE);
        return image;
    }

    /**
     * What fxrstor64 will load.
     *
     * @param image at most 512 bytes; the rest stays
     */
    public void setFpu(byte[] image) {
        ram.write(paddr + THREAD_FPU, image, 0, image.length);
    }

    /** A field of 64 bits, by its offset. */
    public long field(int offset) {
        return ram.read64(paddr + offset);
    }

    public void setField(int offset, long value) {
        ram.write64(paddr + offset, value);
    }

    /** Adds to a counter of 64 bits. */
    public void add(int offset, long delta) {
        setField(offset, field(offset) + delta);
    }

    /** A field of 32 bits, by its offset. */
    public int field32(int offset) {
        return ram.read32(paddr + offset);
    }

    public void setField32(int offset, int value) {
        ram.write32(paddr + offset, value);
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
