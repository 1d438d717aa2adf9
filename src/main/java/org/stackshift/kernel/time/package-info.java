/**
 * Time as programs see it. It passes with the instructions that run, never with the host's clock.
 */
@NullMarked
package org.stackshift.kernel.time;

import org.jspecify.annotations.NullMarked;
