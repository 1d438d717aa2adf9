/**
 * The x87 floating-point unit with true 80-bit results, bit for bit as the hardware gives them.
 *
 * <ul>
 *   <li>{@link org.stackshift.machine.cpu.x87.Extended} is a number in the 80-bit format, {@code
 *       Arithmetic}, {@code Integers}, {@code ShortFormat}, {@code Order}, {@code Remainder} and
 *       {@code Scaling} compute with numbers. They compute exactly and let {@code Rounder} round
 *       once, by the control word of a {@code FloatEnvironment}, where they also raise exceptions.
 *   <li>{@link org.stackshift.machine.cpu.x87.X87} holds the registers, the status word and the
 *       tags; {@code Stack} has the few shapes that most instructions share: take one or two
 *       numbers, compute, settle exceptions, store, pop.
 *   <li>{@link org.stackshift.machine.cpu.x87.X87Ops} binds each mnemonic to an action made of
 *       these.
 * </ul>
 *
 * <p>To add an instruction, give its meaning to one of the first group and name it in {@code
 * X87Ops}; then add its forms to {@code src/test/resources/hostcpu/x87.s}, which runs them on a
 * real CPU.
 */
@NullMarked
package org.stackshift.machine.cpu.x87;

import org.jspecify.annotations.NullMarked;
