/** Devices around the CPU: its local APIC, with a timer that counts instructions, not cycles. */
@NullMarked
package org.stackshift.machine.device;

import org.jspecify.annotations.NullMarked;
