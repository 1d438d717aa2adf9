/**
 * Bytes to instructions. One table of opcodes, {@code opcodes.txt}, feeds the decoder, the
 * disassembler and the engines.
 *
 * <p>{@link org.stackshift.machine.decode.Decoder} turns at most 15 bytes into an immutable {@link
 * org.stackshift.machine.decode.Instruction}, which knows its operands but not what it does:
 *
 * <pre>{@code
 * switch (Decoder.decode(code, offset, limit)) {
 *     case Instruction instruction -> bind(instruction);
 *     case Undecodable reason -> raise(reason);
 * }
 * }</pre>
 *
 * <p>A form tells which {@link org.stackshift.machine.decode.Feature} it belongs to; whether a CPU
 * has that is not the decoder's business.
 *
 * <p>Inside, a line of the table is an {@code OpcodeRow}: a {@code Form} (mnemonic and operand
 * codes) and what selects it. Rows that share an opcode byte make an {@code OpcodeSlot}, an array
 * over mandatory prefix, REX.W and ModRM, so that finding the form takes one index. {@code
 * OperandReader} then reads what the form asks for.
 */
@NullMarked
package org.stackshift.machine.decode;

import org.jspecify.annotations.NullMarked;
