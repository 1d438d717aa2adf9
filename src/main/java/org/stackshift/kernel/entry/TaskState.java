package org.stackshift.kernel.entry;

/** States of a task, with Linux's number in task_struct and the letter that ps shows. */
public enum TaskState {
    RUNNING(0, 'R'),
    INTERRUPTIBLE(1, 'S'),
    UNINTERRUPTIBLE(2, 'D'),
    STOPPED(4, 'T'),
    ZOMBIE(0x20, 'Z');

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
