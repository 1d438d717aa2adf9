package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stackshift.base.StateHash;
import org.stackshift.machine.memory.Ram;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;

/** No register is forgotten when a CPU is copied or hashed: whoever adds one is told here. */
class CpuStateTest {
    /** Parts of rflags and of the user count, and what the engine notes while it runs. */
    private static final Set<String> NO_STATE =
            Set.of(
                    "flagKind",
                    "flagA",
                    "flagB",
                    "flagResult",
                    "limit",
                    "alone",
                    "flagsRest",
                    "userSince");

    static Stream<Field> registers() {
        return Stream.of(Cpu.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !NO_STATE.contains(field.getName()))
                .filter(
                        field ->
                                field.getType().isArray()
                                        || field.getType().isPrimitive()
                                                && !Modifier.isFinal(field.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("registers")
    void everyRegisterIsCopiedAndHashed(Field field) throws IllegalAccessException {
        Cpu from = new Cpu(new Ram(0, 0x1000));
        Cpu to = new Cpu(new Ram(0, 0x1000));
        long before = hash(from);
        change(from, field);
        assertNotEquals(before, hash(from));
        CpuState.copy(from, to);
        assertEquals(hash(from), hash(to));
        assertEquals(text(from, field), text(to, field));
    }

    private static void change(Cpu cpu, Field field) throws IllegalAccessException {
        if (field.getType().isArray()) {
            Object array = field.get(cpu);
            int last = Array.getLength(array) - 1;
            if (array instanceof long[] words) {
                words[last] ^= 4;
            } else {
                Array.setShort(array, last, (short) 0x5a);
            }
            return;
        }
        switch (field.getType().getName()) {
            case "boolean" -> field.setBoolean(cpu, !field.getBoolean(cpu));
            case "short" -> field.setShort(cpu, (short) (field.getShort(cpu) ^ 4));
            case "int" -> field.setInt(cpu, field.getInt(cpu) ^ 3);
            default -> field.setLong(cpu, field.getLong(cpu) ^ 4);
        }
    }

    private static Object text(Cpu cpu, Field field) throws IllegalAccessException {
        Object value = field.get(cpu);
        if (!field.getType().isArray()) {
            return value;
        }
        return Array.get(value, Array.getLength(value) - 1);
    }

    private static long hash(Cpu cpu) {
        StateHash hash = new StateHash();
        CpuState.addTo(cpu, hash);
        return hash.value();
    }
}
