/**
 * Signals: what is pending and blocked, what a program wants done about them, and the frame that
 * the kernel builds on the user's stack to run a handler.
 */
@NullMarked
package org.stackshift.kernel.signal;

import org.jspecify.annotations.NullMarked;
