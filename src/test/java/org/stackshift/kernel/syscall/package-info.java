/** System calls, made without a guest. */
@NullMarked
package org.stackshift.kernel.syscall;

import org.jspecify.annotations.NullMarked;
