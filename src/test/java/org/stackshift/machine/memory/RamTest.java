package org.stackshift.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RamTest {
    @Test
    void wordsAreLittleEndian() {
        Ram ram = new Ram(4096, 4096);
        ram.write64(8, 0x1122_3344_5566_7788L);
        assertEquals((byte) 0x88, ram.read8(8));
        assertEquals(0x5566, ram.read16(10));
        assertEquals(0x1122_3344, ram.read32(12));
    }

    @Test
    void growingKeepsWhatIsThereAndStopsAtTheLimit() {
        Ram ram = new Ram(4096, 16384);
        ram.write32(4092, 42);
        ram.ensure(12288);
        assertEquals(42, ram.read32(4092));
        assertTrue(ram.contains(12280, 8));
        assertThrows(IllegalArgumentException.class, () -> ram.ensure(16385));
    }

    @Test
    void nothingOutsideTheArrayIsContained() {
        Ram ram = new Ram(4096, 8192);
        assertTrue(ram.contains(4088, 8));
        assertFalse(ram.contains(4089, 8));
        assertFalse(ram.contains(-1, 1));
        assertFalse(ram.contains(Long.MAX_VALUE, 8));
    }
}
