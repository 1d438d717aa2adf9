/**
 * Who runs next, and where.
 *
 * <p>Begin with {@link org.stackshift.kernel.sched.Scheduler}: it hears that tasks start, sleep and
 * wake, and answers the guest's {@code schedule}. Each CPU has a queue of the tasks that wait for
 * it, in the order of the machine's {@link org.stackshift.kernel.sched.SchedPolicy}; a policy is
 * one small class (round robin and FIFO, feedback queue, fair queue) that says who is first, how
 * long the running task may go on, and whether a newcomer takes the CPU at once. The placement
 * spreads tasks over CPUs; the tick timers interrupt a CPU only if there is something to decide.
 *
 * <p>A task that is switched out on one CPU can be chosen by another before its registers are
 * saved. As in Linux, {@code on_cpu} in task_struct tells: the guest half sets it before a switch
 * and clears it once the stack is left, and nobody picks a task whose flag is set.
 */
@NullMarked
package org.stackshift.kernel.sched;

import org.jspecify.annotations.NullMarked;
