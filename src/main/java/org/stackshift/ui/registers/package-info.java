/** The register panel: values, what they point at, what changed, the flags. */
@NullMarked
package org.stackshift.ui.registers;

import org.jspecify.annotations.NullMarked;
