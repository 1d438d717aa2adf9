/** Architectural state, what each instruction means, and the tier-0 engine that runs decoded blocks. */
@NullMarked
package org.stackshift.machine.cpu;

import org.jspecify.annotations.NullMarked;
