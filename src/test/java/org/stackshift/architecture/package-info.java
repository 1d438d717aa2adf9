/** What holds for the project as a whole: who may know whom, and how the code looks. */
@NullMarked
package org.stackshift.architecture;

import org.jspecify.annotations.NullMarked;
