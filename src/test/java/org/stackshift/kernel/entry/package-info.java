/** The assembly half and what it shares with the Java half. */
@NullMarked
package org.stackshift.kernel.entry;

import org.jspecify.annotations.NullMarked;
