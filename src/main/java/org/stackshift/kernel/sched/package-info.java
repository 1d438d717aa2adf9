/** Who runs next. */
@NullMarked
package org.stackshift.kernel.sched;

import org.jspecify.annotations.NullMarked;
