/**
 * The code panel: source and disassembly of the same place, linked line by line, with breakpoints
 * in the gutter.
 */
@NullMarked
package org.stackshift.ui.code;

import org.jspecify.annotations.NullMarked;
