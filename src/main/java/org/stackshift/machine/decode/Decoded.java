package org.stackshift.machine.decode;

/** What {@link Decoder#decode} makes of bytes: an instruction, or the reason why there is none. */
public sealed interface Decoded permits Instruction, Undecodable {}
