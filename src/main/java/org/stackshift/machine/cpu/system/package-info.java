/**
 * The instructions with which an operating system runs the CPU: control registers, descriptor
 * tables, rings, MSRs, interrupts.
 *
 * <p>{@link org.stackshift.machine.cpu.system.SystemOps} binds them. All end their block, so they
 * see an exact rip and icount, and those that change a ring, a translation or interruptibility call
 * {@code cpu.resync()}.
 */
@NullMarked
package org.stackshift.machine.cpu.system;

import org.jspecify.annotations.NullMarked;
