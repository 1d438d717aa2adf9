/** Clocks and deadlines by themselves. */
@NullMarked
package org.stackshift.kernel.time;

import org.jspecify.annotations.NullMarked;
