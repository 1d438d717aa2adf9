/**
 * The Linux x86-64 ABI as numbers: system calls, errors, signals, mapping and file bits, spelled as
 * in the headers.
 *
 * <p>These are words only. What they mean is the business of {@code kernel}.
 */
@NullMarked
package org.stackshift.abi;

import org.jspecify.annotations.NullMarked;
