package org.stackshift.session.reader;

import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.session.view.SchedulerView.StructField;

import java.util.List;

/** Reads a task_struct field by field from guest memory. */
final class TaskStructReader {
    private static final int WORD = 4;
    private static final int QUAD = 8;

    private static final List<Field> FIELDS =
            List.of(
                    new Field("thread_info.flags", TaskStruct.THREAD_INFO_FLAGS, QUAD),
                    new Field("state", TaskStruct.STATE, WORD),
                    new Field("on_cpu", TaskStruct.ON_CPU, WORD),
                    new Field("stack", TaskStruct.STACK, QUAD),
                    new Field("pid", TaskStruct.PID, WORD),
                    new Field("tgid", TaskStruct.TGID, WORD),
                    new Field("thread.sp", TaskStruct.THREAD_SP, QUAD),
                    new Field("thread.fsbase", TaskStruct.THREAD_FSBASE, QUAD),
                    new Field("thread.gsbase", TaskStruct.THREAD_GSBASE, QUAD),
                    new Field("mm", TaskStruct.MM, QUAD),
                    new Field("active_mm", TaskStruct.ACTIVE_MM, QUAD),
                    new Field("flags", TaskStruct.FLAGS, WORD),
                    new Field("exit_state", TaskStruct.EXIT_STATE, WORD),
                    new Field("exit_code", TaskStruct.EXIT_CODE, WORD),
                    new Field("exit_signal", TaskStruct.EXIT_SIGNAL, WORD),
                    new Field("policy", TaskStruct.POLICY, WORD),
                    new Field("prio", TaskStruct.PRIO, WORD),
                    new Field("static_prio", TaskStruct.STATIC_PRIO, WORD),
                    new Field("cpu", TaskStruct.CPU, WORD),
                    new Field("utime", TaskStruct.UTIME, QUAD),
                    new Field("stime", TaskStruct.STIME, QUAD),
                    new Field("nvcsw", TaskStruct.NVCSW, QUAD),
                    new Field("nivcsw", TaskStruct.NIVCSW, QUAD),
                    new Field("start_time", TaskStruct.START_TIME, QUAD),
                    new Field("real_parent", TaskStruct.REAL_PARENT, QUAD),
                    new Field("group_leader", TaskStruct.GROUP_LEADER, QUAD),
                    new Field("tasks.next", TaskStruct.TASKS_NEXT, QUAD),
                    new Field("tasks.prev", TaskStruct.TASKS_PREV, QUAD),
                    new Field("set_child_tid", TaskStruct.SET_CHILD_TID, QUAD),
                    new Field("clear_child_tid", TaskStruct.CLEAR_CHILD_TID, QUAD),
                    new Field("robust_list", TaskStruct.ROBUST_LIST, QUAD),
                    new Field("comm", TaskStruct.COMM, TaskStruct.COMM_LENGTH));

    private record Field(String name, int offset, int bytes) {}

    private TaskStructReader() {}

    static List<StructField> read(TaskStruct struct) {
        return FIELDS.stream().map(field -> read(field, struct)).toList();
    }

    private static StructField read(Field field, TaskStruct struct) {
        long value =
                field.bytes() == WORD
                        ? struct.field32(field.offset()) & 0xffff_ffffL
                        : struct.field(field.offset());
        return new StructField(
                field.name(),
                field.offset(),
                struct.vaddr() + field.offset(),
                field.bytes(),
                value,
                text(field.offset(), value, struct));
    }

    private static String text(int offset, long value, TaskStruct struct) {
        return switch (offset) {
            case TaskStruct.COMM -> struct.comm();
            case TaskStruct.STATE -> state((int) value);
            case TaskStruct.THREAD_INFO_FLAGS -> flags(value);
            case TaskStruct.PID,
                    TaskStruct.TGID,
                    TaskStruct.CPU,
                    TaskStruct.UTIME,
                    TaskStruct.STIME,
                    TaskStruct.NVCSW,
                    TaskStruct.NIVCSW ->
                    Long.toString(value);
            default -> "";
        };
    }

    private static String state(int number) {
        return number == TaskStruct.TASK_DEAD
                ? "TASK_DEAD"
                : String.valueOf(TaskState.of(number).letter());
    }

    private static String flags(long value) {
        boolean pending = (value & TaskStruct.TIF_SIGPENDING) != 0;
        boolean resched = (value & TaskStruct.TIF_NEED_RESCHED) != 0;
        if (pending && resched) {
            return "TIF_SIGPENDING TIF_NEED_RESCHED";
        }
        return pending ? "TIF_SIGPENDING" : resched ? "TIF_NEED_RESCHED" : "";
    }
}
