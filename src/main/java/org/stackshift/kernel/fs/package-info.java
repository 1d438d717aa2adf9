/**
 * Files: an in-memory tree of {@link org.stackshift.kernel.fs.Inode}s with path lookup ({@link
 * org.stackshift.kernel.fs.FileTree}), open files ({@link org.stackshift.kernel.fs.OpenFile}) and
 * the table that gives them numbers ({@link org.stackshift.kernel.fs.FdTable}). No host file is
 * ever reached from here.
 */
@NullMarked
package org.stackshift.kernel.fs;

import org.jspecify.annotations.NullMarked;
