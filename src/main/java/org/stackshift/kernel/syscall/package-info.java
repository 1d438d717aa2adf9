/**
 * System calls: a table of small handlers ({@link org.stackshift.kernel.syscall.SyscallTable}), one
 * class for each group.
 *
 * <p>To add one, write a method {@code long name(Call call) throws ErrnoException} in the group it
 * belongs to and a line in the group's {@code install}. A handler returns the result or throws the
 * errno; what must wait puts its task to sleep and returns {@link
 * org.stackshift.kernel.syscall.Call#BLOCKED}: it is called again after the task woke.
 */
@NullMarked
package org.stackshift.kernel.syscall;

import org.jspecify.annotations.NullMarked;
