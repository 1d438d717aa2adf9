/**
 * Starting a program: {@link org.stackshift.kernel.exec.ExecLoader} finds the file, follows {@code
 * #!} lines, maps program and dynamic loader into a new address space and puts arguments and
 * environment on its first stack. Until it has succeeded nothing of the old program has changed.
 */
@NullMarked
package org.stackshift.kernel.exec;

import org.jspecify.annotations.NullMarked;
