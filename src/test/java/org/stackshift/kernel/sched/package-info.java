/** The scheduler with CPUs and tasks made for the purpose. */
@NullMarked
package org.stackshift.kernel.sched;

import org.jspecify.annotations.NullMarked;
