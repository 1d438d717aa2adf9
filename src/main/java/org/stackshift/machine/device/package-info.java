/** Devices around the CPU: the local APIC's timer, counting instructions instead of cycles. */
@NullMarked
package org.stackshift.machine.device;

import org.jspecify.annotations.NullMarked;
