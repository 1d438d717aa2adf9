/** Signals by themselves. */
@NullMarked
package org.stackshift.kernel.signal;

import org.jspecify.annotations.NullMarked;
