/**
 * The teaching kernel. Its assembly half runs in ring 0 of the machine, where it can be stepped;
 * the half in Java stands behind {@code vmcall} and decides.
 *
 * <p>{@link org.stackshift.kernel.Kernel} is the way in: boot a machine, give it a program, run it,
 * read how it ended. From there follow one entry: {@code entry_64.S} builds {@code pt_regs} and
 * makes a hypercall, {@link org.stackshift.kernel.HypercallHandler} takes it, and the packages
 * below do the work, each named as in Linux.
 */
@NullMarked
package org.stackshift.kernel;

import org.jspecify.annotations.NullMarked;
