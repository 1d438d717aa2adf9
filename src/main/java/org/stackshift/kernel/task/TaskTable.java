package org.stackshift.kernel.task;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.machine.memory.Ram;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All tasks and processes by their numbers, and the list of all task_structs in guest memory, which
 * begins at init_task.
 */
public final class TaskTable implements Copyable<TaskTable> {
    /** Pid of the task that orphans get for a parent. */
    public static final int INIT = 1;

    /** Pid of the task that has started the first program. */
    public static final int SHELL = 2;

    /** Pid of the first program. */
    public static final int FIRST_PROGRAM = 100;

    /** Pids are below this ("pid_max"). */
    public static final int PID_MAX = 1 << 15;

    private final TreeMap<Integer, Task> tasks = new TreeMap<>();
    private final TreeMap<Integer, Process> processes = new TreeMap<>();
    private final TreeMap<Long, Task> byStruct = new TreeMap<>();
    private final TaskStruct initTask;
    private int nextPid = FIRST_PROGRAM;

    /**
     * @param initTask the idle task of the first CPU: the head of the list
     */
    public TaskTable(TaskStruct initTask) {
        this.initTask = initTask;
    }

    /** The head of the list: the idle task of the first CPU. */
    TaskStruct initTask() {
        return initTask;
    }

    /** All tasks that have a number: those that have ended too, until somebody has waited. */
    public List<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    /** How many {@link #tasks} there are. */
    public int size() {
        return tasks.size();
    }

    /** All processes, zombies included. */
    public List<Process> processes() {
        return List.copyOf(processes.values());
    }

    /** The task with a number ("tid"). */
    public Optional<Task> task(int pid) {
        return Optional.ofNullable(tasks.get(pid));
    }

    /** The process with a number ("tgid"). */
    public Optional<Process> process(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** The task whose task_struct lies at an address, if it is one. */
    public Optional<Task> at(long structVaddr) {
        return Optional.ofNullable(byStruct.get(structVaddr));
    }

    /** The next free number; one that is still the number of a group or session is not free. */
    public int takePid() {
        while (isTaken(nextPid)) {
            advance();
        }
        int pid = nextPid;
        advance();
        return pid;
    }

    private void advance() {
        nextPid = nextPid + 1 == PID_MAX ? FIRST_PROGRAM : nextPid + 1;
    }

    private boolean isTaken(int pid) {
        return tasks.containsKey(pid)
                || processes.values().stream()
                        .anyMatch(p -> p.group() == pid || p.session() == pid);
    }

    /** The processes of a group, the lowest number first. */
    public List<Process> group(int pgid) {
        return processes.values().stream().filter(p -> p.group() == pgid).toList();
    }

    /**
     * Adds a task, with its process if it is the first thread, and links its task_struct at the end
     * of the list.
     */
    void add(Task task) {
        tasks.put(task.pid(), task);
        byStruct.put(task.struct().vaddr(), task);
        if (task.isLeader()) {
            processes.put(task.pid(), task.process());
        }
        insert(task.struct(), initTask.field(TaskStruct.TASKS_PREV));
    }

    /** Takes a task out; nobody finds it by its number any more. */
    void remove(Task task) {
        tasks.remove(task.pid());
        if (task.isLeader()) {
            processes.remove(task.pid());
        }
        long next = task.struct().field(TaskStruct.TASKS_NEXT);
        long previous = task.struct().field(TaskStruct.TASKS_PREV);
        at(next, TaskStruct.TASKS_PREV, previous);
        at(previous, TaskStruct.TASKS_NEXT, next);
    }

    /** Forgets the address of a task_struct that is given back. */
    void forget(Task task) {
        byStruct.remove(task.struct().vaddr());
    }

    /** list_add_tail: between {@code previous} and the head. */
    private void insert(TaskStruct struct, long previous) {
        long head = initTask.vaddr() + TaskStruct.TASKS_NEXT;
        long own = struct.vaddr() + TaskStruct.TASKS_NEXT;
        struct.setField(TaskStruct.TASKS_NEXT, head);
        struct.setField(TaskStruct.TASKS_PREV, previous);
        at(previous, TaskStruct.TASKS_NEXT, own);
        at(head, TaskStruct.TASKS_PREV, own);
    }

    /** Writes one of the two pointers of the list_head at an address. */
    private void at(long listHead, int offset, long value) {
        long vaddr = listHead - TaskStruct.TASKS_NEXT;
        Task task = byStruct.get(vaddr);
        (task == null ? initTask : task.struct()).setField(offset, value);
    }

    @Override
    public TaskTable copy(Copies copies) {
        Ram ram = copies.replacement(initTask.ram());
        TaskStruct head = new TaskStruct(ram, initTask.vaddr(), initTask.paddr());
        TaskTable copy = copies.register(this, new TaskTable(head));
        tasks.forEach((pid, task) -> copy.tasks.put(pid, copies.of(task)));
        processes.forEach((pid, process) -> copy.processes.put(pid, copies.of(process)));
        byStruct.forEach((vaddr, task) -> copy.byStruct.put(vaddr, copies.of(task)));
        copy.nextPid = nextPid;
        return copy;
    }
}
