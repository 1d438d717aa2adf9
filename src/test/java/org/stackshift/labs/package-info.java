/**
 * The lab programs: their bytes are what their sources say, and they do what the lab says they do.
 */
@NullMarked
package org.stackshift.labs;

import org.jspecify.annotations.NullMarked;
