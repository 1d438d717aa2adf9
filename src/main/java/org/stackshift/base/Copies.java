package org.stackshift.base;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * One copy of a whole machine in the making: remembers what has been copied, so that each object
 * gets exactly one copy.
 */
public final class Copies {
    private final Map<Object, Object> made = new IdentityHashMap<>();

    /**
     * The copy of {@code original}, made now if this is the first time that it is met.
     *
     * @param <T> the type of both: a copy has the class of its original
     */
    @SuppressWarnings("unchecked")
    public <T extends Copyable<? super T>> T of(T original) {
        T known = find(original);
        if (known == null) {
            T copy = (T) original.copy(this);
            // Somebody in a circle may have met it again, and then that copy is in use already.
            T met = find(original);
            known = met != null ? met : register(original, copy);
        }
        return known;
    }

    /**
     * Says what stands for {@code original} in the copy, and returns it: an object that is still
     * being filled, or the replacement of something outside the machine.
     *
     * @param <T> the common type of both
     */
    public <T> T register(T original, T copy) {
        made.put(original, copy);
        return copy;
    }

    /**
     * What stands for an object that cannot copy itself.
     *
     * @param <T> its type
     * @throws IllegalStateException if nobody registered a replacement
     */
    public <T> T replacement(T original) {
        T known = find(original);
        if (known == null) {
            throw new IllegalStateException("nothing stands for " + original.getClass());
        }
        return known;
    }

    // Only register puts pairs in, and it takes two of one type.
    @SuppressWarnings("unchecked")
    private <T> @Nullable T find(T original) {
        return (T) made.get(original);
    }
}
