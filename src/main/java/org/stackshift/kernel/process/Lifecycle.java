package org.stackshift.kernel.process;

import org.stackshift.kernel.task.TaskTable;

/** What system calls about processes need. */
public record Lifecycle(
        TaskTable table,
        Cloning cloning,
        Execution execution,
        Exits exits,
        Waiting waiting,
        Groups groups,
        CpuState cpu) {}
