/**
 * Files: an in-memory tree of {@link org.stackshift.kernel.fs.Inode}s with path lookup ({@link
 * org.stackshift.kernel.fs.FileTree}), open files ({@link org.stackshift.kernel.fs.OpenFile}) and
 * the table that gives them numbers ({@link org.stackshift.kernel.fs.FdTable}). An open file may be
 * shared by many processes and is released with its last descriptor anywhere. What belongs to the
 * superuser is read-only for the one user that programs run as.
 *
 * <p>A tree may show a folder from outside ({@link org.stackshift.kernel.fs.RootFolder}); it is
 * asked when somebody looks, and never written.
 *
 * <p>Everything here can be copied. Inodes and open files do it in two steps, because they lie in
 * circles: {@code twin} makes an object that still refers to what the original refers to, and
 * {@code adopt} puts copies in the place of all that.
 */
@NullMarked
package org.stackshift.kernel.fs;

import org.jspecify.annotations.NullMarked;
