/** Measures, never judges: {@code ./mvnw -Pbench verify} prints figures and ratios. */
@NullMarked
package org.stackshift.bench;

import org.jspecify.annotations.NullMarked;
