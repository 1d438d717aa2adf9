package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

/**
 * A frame description entry, FDE: the call frame instructions for a range of addresses (DWARF 5
 * §6.4.1).
 *
 * @param common what it shares with others
 */
record FrameDescription(AddressRange range, CommonInformation common, ByteSpan instructions) {}
