/**
 * The architecture's words: registers, flags, vectors, control bits, spelled as in the Intel SDM.
 */
@NullMarked
package org.stackshift.isa;

import org.jspecify.annotations.NullMarked;
