package org.stackshift.kernel.signal;

/**
 * Saves and restores what fxsave covers: x87, MMX, SSE and their control words (SDM vol. 1 §10.5).
 */
public interface FpuState {
    /** Bytes of the image. */
    int SIZE = 512;

    /** The state of the running task. */
    byte[] save();

    /** Sets the state of the running task; reserved bits are ignored. */
    void restore(byte[] image);

    /** Gives the running task the state that a program starts with, as a handler does. */
    void reset();
}
