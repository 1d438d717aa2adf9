/** What tests of several rooms share. */
@NullMarked
package org.stackshift.testing;

import org.jspecify.annotations.NullMarked;
