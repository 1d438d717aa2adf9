package org.stackshift.hostcpu;

import java.util.List;

/** Something that executes instructions: the host's CPU or our machine. */
@FunctionalInterface
public interface CaseRunner {
    /** The results, one for each case, in order. */
    List<HostResult> run(List<HostCase> cases);
}
