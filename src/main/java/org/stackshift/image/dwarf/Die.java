package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One debugging information entry and the entries below it. */
final class Die {
    private final Unit unit;
    private final long offset;
    private final Abbreviation shape;
    private final List<AttributeValue> values;
    private final List<Die> children = new ArrayList<>(0);

    /**
     * @param offset in .debug_info
     * @param values one for each attribute of the shape
     */
    Die(Unit unit, long offset, Abbreviation shape, List<AttributeValue> values) {
        this.unit = unit;
        this.offset = offset;
        this.shape = shape;
        this.values = values;
    }

    Unit unit() {
        return unit;
    }

    long offset() {
        return offset;
    }

    int tag() {
        return shape.tag();
    }

    List<Die> children() {
        return children;
    }

    /** An attribute, if the entry has it. */
    Optional<AttributeValue> get(int name) {
        for (int i = 0; i < values.size(); i++) {
            if (shape.attributes().get(i).name() == name) {
                return Optional.of(values.get(i));
            }
        }
        return Optional.empty();
    }

    /** An attribute that is a plain number. */
    Optional<Long> number(int name) {
        return get(name)
                .map(
                        value ->
                                value instanceof AttributeValue.Number number
                                        ? number.value()
                                        : null);
    }

    /** An attribute that is a string. */
    Optional<String> text(int name) {
        return get(name).flatMap(unit::text);
    }

    /** An attribute that refers to another entry: its offset in .debug_info. */
    Optional<Long> reference(int name) {
        return get(name)
                .map(
                        value ->
                                value instanceof AttributeValue.Reference reference
                                        ? reference.offset()
                                        : null);
    }
}
