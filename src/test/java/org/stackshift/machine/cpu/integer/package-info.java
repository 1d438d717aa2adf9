/** Integer instructions against the host's CPU, against big arithmetic and against the manual. */
@NullMarked
package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.NullMarked;
