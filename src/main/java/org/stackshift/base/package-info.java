/** Words that every room shares and that depend on nothing but the JDK. */
@NullMarked
package org.stackshift.base;

import org.jspecify.annotations.NullMarked;
