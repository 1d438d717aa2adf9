package org.stackshift.kernel.entry;

/**
 * States of a task, with Linux's number in task_struct and the letter that ps shows. The first four
 * are found in the field state, the last two in exit_state.
 */
public enum TaskState {
    RUNNING(0, 'R'),
    INTERRUPTIBLE(1, 'S'),
    UNINTERRUPTIBLE(2, 'D'),
    STOPPED(4, 'T'),
    /** Ended, but its parent has not waited for it. */
    ZOMBIE(0x20, 'Z'),
    /** Ended, and nobody will ask for it. */
    DEAD(0x10, 'X');

    private final int number;
    private final char letter;

    TaskState(int number, char letter) {
        this.number = number;
        this.letter = letter;
    }

    public int number() {
        return number;
    }

    public char letter() {
        return letter;
    }

    /** Whether the task has ended. */
    public boolean isExit() {
        return this == ZOMBIE || this == DEAD;
    }

    /** The state that a task_struct's number stands for. */
    public static TaskState of(int number) {
        for (TaskState state : values()) {
            if (state.number == number) {
                return state;
            }
        }
        throw new IllegalArgumentException("no task state has the number " + number);
    }
}
