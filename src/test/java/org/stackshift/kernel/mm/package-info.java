/** Memory management without a CPU. */
@NullMarked
package org.stackshift.kernel.mm;

import org.jspecify.annotations.NullMarked;
