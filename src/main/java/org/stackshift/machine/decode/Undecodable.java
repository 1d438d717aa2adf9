package org.stackshift.machine.decode;

/** Why bytes are no instruction. */
public enum Undecodable implements Decoded {
    /** No instruction of this machine: #UD. */
    INVALID,
    /** The limit was reached before the instruction ended; more bytes may complete it. */
    TRUNCATED,
    /** More than 15 bytes: #GP(0) (SDM vol. 3 §6.15, general protection). */
    TOO_LONG
}
