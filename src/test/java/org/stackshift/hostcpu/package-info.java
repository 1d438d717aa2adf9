/**
 * Truth from hardware: the same instruction, the same operands, on the CPU that runs the tests and
 * on our machine.
 *
 * <ol>
 *   <li>{@code src/test/resources/hostcpu/NAME.s} lists forms, one line of AT&amp;T assembly each;
 *       {@code assemble.sh} turns it into {@code NAME.forms} (text, tab, bytes), which is committed
 *       so that tests need no assembler.
 *   <li>For each {@link org.stackshift.hostcpu.Form} a {@link org.stackshift.hostcpu.CaseGenerator}
 *       makes seeded cases: the same on every run and every machine.
 *   <li>{@link org.stackshift.hostcpu.HostCpu} runs them natively, {@link
 *       org.stackshift.hostcpu.EmulatedCpu} on our machine; {@link
 *       org.stackshift.hostcpu.Comparison} tells the first difference, after {@link
 *       org.stackshift.hostcpu.Undefined} has masked what the manual leaves open.
 *   <li>Where the host is no x86-64 Linux, the digests in {@code NAME.recorded} serve; they come
 *       from a host CPU, by {@code -Dhostcpu.record=true}.
 * </ol>
 *
 * <p>{@link org.stackshift.hostcpu.HostTrace} does the same for whole programs: it steps one on the
 * host, a record an instruction, for our machine to be walked beside it.
 *
 * <p>A family of instructions is tested by one list of forms and a test class of a few lines around
 * {@link org.stackshift.hostcpu.FormTests}.
 */
@NullMarked
package org.stackshift.hostcpu;

import org.jspecify.annotations.NullMarked;
