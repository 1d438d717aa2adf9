/**
 * Starting a program: its segments become ranges of an address space, its arguments the first
 * stack.
 */
@NullMarked
package org.stackshift.kernel.exec;

import org.jspecify.annotations.NullMarked;
