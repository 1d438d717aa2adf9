/**
 * The machine before the kernel runs: what firmware and boot loader do, and the numbers that the assembly half ({@code
 * entry_64.S}, {@code head_64.S} beside this package's classes) and the Java half agree on.
 */
@NullMarked
package org.stackshift.kernel.boot;

import org.jspecify.annotations.NullMarked;
