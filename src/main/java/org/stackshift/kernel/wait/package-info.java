/**
 * How tasks wait for something: a {@link org.stackshift.kernel.wait.WaitQueue} belongs to whatever
 * can be waited for, and wakes its sleepers when it happens. A woken task tries its system call
 * again, so waking once too often does no harm.
 */
@NullMarked
package org.stackshift.kernel.wait;

import org.jspecify.annotations.NullMarked;
