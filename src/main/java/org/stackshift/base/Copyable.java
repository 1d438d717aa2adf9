package org.stackshift.base;

/**
 * State that a checkpoint contains.
 *
 * @param <T> what a copy is
 */
@FunctionalInterface
public interface Copyable<T> {
    /**
     * Makes a copy that shares nothing changeable with this object. What this object refers to is
     * copied by {@link Copies#of}, so that two references to one object stay two references to one
     * object. An object that can refer to itself in a circle calls {@link Copies#register} before
     * it copies what it refers to.
     */
    T copy(Copies copies);
}
