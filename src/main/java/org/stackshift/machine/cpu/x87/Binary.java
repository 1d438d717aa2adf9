package org.stackshift.machine.cpu.x87;

/** An operation on a destination and a source; the result goes to the destination. */
@FunctionalInterface
interface Binary {
    Extended apply(Extended destination, Extended source, FloatEnvironment environment);
}
