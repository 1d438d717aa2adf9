package org.stackshift.kernel.sched;

import org.stackshift.base.Copies;

import java.util.stream.Stream;

/**
 * The tasks of one CPU that could run and wait for their turn, in the order of a policy ("struct
 * sched_class"). The task that is running is not among them.
 */
sealed interface ReadyQueue permits FifoQueue, MlfqQueue, FairQueue {
    /** What {@link #left} says when nothing takes the CPU away. */
    long ENDLESS = Long.MAX_VALUE;

    /** A task that has never run is going to belong here. */
    default void admit(Entity child) {}

    /** A task is going to belong here that belonged to another CPU. */
    default void join(Entity entity) {}

    /** A task that waits nowhere will belong to another CPU. */
    default void leave(Entity entity) {}

    /** A task has become ready. */
    void add(Entity entity);

    /** The task that ran could go on, but gives the CPU away. */
    void putBack(Entity entity);

    /** A task leaves, to run or to wait for another CPU. */
    void remove(Entity entity);

    /** Begins a stretch of a task that {@link #remove} has taken out. */
    void begin(Entity entity);

    /** The running task has retired so many more instructions. */
    void charge(Entity running, long instructions);

    /**
     * Instructions that the running task may still retire while others wait; 0 or less if its turn
     * is over; {@link #ENDLESS} if only it ends its turn.
     */
    long left(Entity running);

    /** Instructions of a task's slice as things are, or {@link #ENDLESS}. */
    long slice(Entity entity);

    /** A program has chosen other parameters for a task of this CPU. */
    default void change(Entity entity, SchedParameters parameters) {
        entity.parameters = parameters;
    }

    /** Whether a task that has just become ready takes the CPU from the running one at once. */
    boolean preempts(Entity woken, Entity running);

    /** All of them, the next one first. */
    Stream<Entity> inOrder();

    /** How many wait. */
    int size();

    default boolean isEmpty() {
        return size() == 0;
    }

    /** The same queue with the copies of its tasks. */
    ReadyQueue copy(Copies copies);
}
