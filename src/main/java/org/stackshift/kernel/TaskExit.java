package org.stackshift.kernel;

import org.stackshift.kernel.signal.SigInfo;

import java.util.Optional;

/**
 * How a program ended.
 *
 * @param status what it passed to exit, 0-255; 0 if a signal ended it
 * @param signal the signal that ended it, if one did, with si_code and si_addr
 * @param rip where ring 3 was: the faulting instruction, or the one after the system call
 * @param userInstructions instructions retired in ring 3
 * @param icount instructions retired in all rings
 */
public record TaskExit(
        int status, Optional<SigInfo> signal, long rip, long userInstructions, long icount) {}
