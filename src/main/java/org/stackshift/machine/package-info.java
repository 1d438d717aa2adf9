/**
 * The hardware behind one facade: memory, one to four CPUs, their interrupt controllers and timers.
 * It knows no operating system.
 *
 * <p>One host thread runs all CPUs. {@link org.stackshift.machine.Turns} says whose turn it is,
 * from icount and the CPUs' state alone; {@link org.stackshift.machine.Runner} lets that CPU's
 * engine run as far as nothing else wants attention. So a run is the same however it is cut into
 * pieces, and a {@linkplain org.stackshift.machine.Machine#copy copy} of the machine goes on as the
 * original does.
 */
@NullMarked
package org.stackshift.machine;

import org.jspecify.annotations.NullMarked;
