/** The kernel as a whole, seen through the machine it runs on. */
@NullMarked
package org.stackshift.kernel;

import org.jspecify.annotations.NullMarked;
