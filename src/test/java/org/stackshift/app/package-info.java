/** The command line, run as people run it. */
@NullMarked
package org.stackshift.app;

import org.jspecify.annotations.NullMarked;
