/** What the kernel did, as records with the icount at which it happened. */
@NullMarked
package org.stackshift.kernel.event;

import org.jspecify.annotations.NullMarked;
