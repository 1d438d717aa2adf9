/** The file tree by itself. */
@NullMarked
package org.stackshift.kernel.fs;

import org.jspecify.annotations.NullMarked;
