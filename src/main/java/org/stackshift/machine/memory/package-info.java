/** Physical memory, the page walk and the TLB. */
@NullMarked
package org.stackshift.machine.memory;

import org.jspecify.annotations.NullMarked;
