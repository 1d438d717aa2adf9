package org.stackshift.kernel.mm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.abi.ErrnoException;

import java.util.Random;

/** Trees of address spaces under random operations, compared with a model. */
class MemoryModelTest {
    private static final int STEPS = 3000;
    private static final int PLENTY = 8 << 20;
    private static final int LITTLE = (1 << 16) + 120 * 4096;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyProcessSeesItsOwnWritesAndNoFrameIsLost(int seed) throws ErrnoException {
        MemoryWorld world = new MemoryWorld(PLENTY);
        run(world, new Random(seed));
        world.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shortageDamagesNothing(int seed) throws ErrnoException {
        MemoryWorld world = new MemoryWorld(LITTLE);
        run(world, new Random(seed));
        world.end();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aCopyGoesOnLikeTheOriginal(int seed) throws ErrnoException {
        MemoryWorld original = new MemoryWorld(PLENTY);
        run(original, new Random(seed));
        MemoryWorld copy = original.copy();
        assertArrayEquals(original.ram(), copy.ram());
        run(original, new Random(-seed));
        run(copy, new Random(-seed));
        assertArrayEquals(original.ram(), copy.ram());
        original.end();
        copy.end();
    }

    private static void run(MemoryWorld world, Random random) {
        for (int step = 0; step < STEPS; step++) {
            world.step(random);
            if (step % 50 == 0) {
                world.check();
            }
        }
        world.check();
    }
}
