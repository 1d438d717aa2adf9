/**
 * The border between the assembly half of the kernel and the Java half: the image ({@code
 * head_64.S}, {@code entry_64.S} beside this package's classes), how the machine is started on it,
 * and the structures in guest memory that both read: {@link org.stackshift.kernel.entry.PtRegs} and
 * {@link org.stackshift.kernel.entry.TaskStruct}.
 */
@NullMarked
package org.stackshift.kernel.entry;

import org.jspecify.annotations.NullMarked;
