package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.decode.Operand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes copies of an op class in which what distinguishes them is constant.
 *
 * <p>A template is an op class whose operation, width or condition stand in {@code static final}
 * fields. The first use of a combination defines the template's class file once more as a hidden
 * class and hands it the combination as class data ({@link
 * MethodHandles.Lookup#defineHiddenClassWithClassData}). To the JIT compiler each copy is a class
 * of its own whose fields are constants: it inlines the one static method that is the instruction's
 * meaning, folds the width, and sees types and branches of this instruction only. So the source has
 * one class per operand shape, and the machine one per operation, width and shape that the guest
 * really uses.
 *
 * <p>Copies are code, not state, and are kept for the life of the process like any loaded class.
 */
final class Specialiser {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType CONSTRUCTOR =
            MethodType.methodType(void.class, Operand.class, Operand.class, long.class);
    private static final Map<Copy, MethodHandle> CONSTRUCTORS = new ConcurrentHashMap<>();

    private record Copy(Class<? extends Op> template, Object constants) {}

    private Specialiser() {}

    /**
     * An op of the template's copy for {@code constants} (a value that serves as a key), made by
     * its constructor (destination, source, next rip).
     */
    static Op create(
            Class<? extends Op> template,
            Object constants,
            Operand destination,
            Operand source,
            long nextRip) {
        MethodHandle constructor =
                CONSTRUCTORS.computeIfAbsent(new Copy(template, constants), Specialiser::define);
        try {
            return (Op) constructor.invokeExact(destination, source, nextRip);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a template's static initialiser calls to learn its constants. */
    static <T> T constants(MethodHandles.Lookup template, Class<T> type) {
        try {
            return Objects.requireNonNull(
                    MethodHandles.classData(template, ConstantDescs.DEFAULT_NAME, type),
                    "a template is used through its copies");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle define(Copy copy) {
        try {
            MethodHandles.Lookup hidden =
                    LOOKUP.defineHiddenClassWithClassData(
                            classFile(copy.template), copy.constants, true);
            return hidden.findConstructor(hidden.lookupClass(), CONSTRUCTOR)
                    .asType(CONSTRUCTOR.changeReturnType(Op.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] classFile(Class<?> template) {
        String name = template.getSimpleName() + ".class";
        try (InputStream in = Objects.requireNonNull(template.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
