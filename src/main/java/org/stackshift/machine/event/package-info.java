/** What the hardware did, as records with the icount at which it happened. */
@NullMarked
package org.stackshift.machine.event;

import org.jspecify.annotations.NullMarked;
