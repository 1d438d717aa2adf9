package org.stackshift.machine.cpu.x87;

/** An operation on one number. */
@FunctionalInterface
interface Unary {
    Extended apply(Extended x, FloatEnvironment environment);
}
