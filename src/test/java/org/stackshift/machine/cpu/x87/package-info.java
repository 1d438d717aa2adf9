/** The x87 against the floating-point unit of the host. */
@NullMarked
package org.stackshift.machine.cpu.x87;

import org.jspecify.annotations.NullMarked;
