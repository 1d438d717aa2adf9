/**
 * Tests of the window: on a scripted session where looks matter, on the real one where the machine
 * matters.
 */
@NullMarked
package org.stackshift.ui;

import org.jspecify.annotations.NullMarked;
