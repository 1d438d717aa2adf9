/** The hardware behind one facade: memory, CPU, timer. It knows no operating system. */
@NullMarked
package org.stackshift.machine;

import org.jspecify.annotations.NullMarked;
