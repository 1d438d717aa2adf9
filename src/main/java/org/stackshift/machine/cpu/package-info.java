/**
 * Architectural state, and the tier-0 engine that runs decoded blocks.
 *
 * <p>{@link org.stackshift.machine.cpu.Cpu} holds the registers and gives ops their way to memory,
 * which leads through {@link org.stackshift.machine.cpu.Mmu}: TLB first, page walk second. An
 * {@link org.stackshift.machine.cpu.Op} is one instruction bound to its operands; {@link
 * org.stackshift.machine.cpu.OpFactory factories} in the packages below make them, one family of
 * instructions each.
 *
 * <p>{@link org.stackshift.machine.cpu.Interpreter} runs ops in blocks. To change what an
 * instruction does, look for its mnemonic in the factories; to change what the CPU does when an
 * instruction faults, start at {@link org.stackshift.machine.cpu.Interrupts}.
 *
 * <p>What changes translations goes through {@link org.stackshift.machine.cpu.CpuTlb}, which has
 * the manual's rules. A register that is added to the CPU must be added to {@link
 * org.stackshift.machine.cpu.CpuState} too, or checkpoints would lose it.
 *
 * <p>Three things can unwind out of an op: a {@link org.stackshift.machine.cpu.GuestFault}, which
 * the guest will handle; {@link org.stackshift.machine.cpu.RunAlone}, which asks for the same
 * instruction again under exact conditions; and any other exception, which is a bug of ours.
 */
@NullMarked
package org.stackshift.machine.cpu;

import org.jspecify.annotations.NullMarked;
