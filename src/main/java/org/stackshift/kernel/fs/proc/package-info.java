/**
 * /proc: directories and files that are made when somebody looks. What they tell comes from a
 * {@link org.stackshift.kernel.fs.proc.ProcSource}, which the kernel implements, because files know
 * no tasks.
 *
 * <p>Begin with {@link org.stackshift.kernel.fs.proc.ProcRoot}; {@link
 * org.stackshift.kernel.fs.proc.ProcessFile} and {@link org.stackshift.kernel.fs.proc.SystemFile}
 * list the files.
 */
@NullMarked
package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.NullMarked;
