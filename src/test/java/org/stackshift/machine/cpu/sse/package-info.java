/** SSE, SSE2 and MMX against the host's CPU. */
@NullMarked
package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.NullMarked;
