/**
 * Time as programs see it. It passes with the instructions that run, never with the host's clock:
 * {@link org.stackshift.kernel.time.Clock} for all, {@link org.stackshift.kernel.time.CpuClock} for
 * one task or process. What is to happen later waits as an {@link
 * org.stackshift.kernel.time.Expiry} in a {@link org.stackshift.kernel.time.TimerQueue}.
 */
@NullMarked
package org.stackshift.kernel.time;

import org.jspecify.annotations.NullMarked;
