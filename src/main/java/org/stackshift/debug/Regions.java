package org.stackshift.debug;

import java.util.Optional;

/** Whoever knows what memory a stack pointer points into. */
@FunctionalInterface
public interface Regions {
    /** The region that a stack pointer is in. */
    Optional<Region> at(long rsp);
}
