package org.stackshift.app;

import org.stackshift.base.Event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * An event as one JSON object: its kind first, then the record's components by name. Addresses and
 * results are strings in hexadecimal, because JSON's numbers hold 53 bits; counts are numbers.
 */
final class EventJson {
    /** Components that are plain numbers for people. */
    private static final Set<String> DECIMAL =
            Set.of(
                    "icount",
                    "cpu",
                    "pid",
                    "nextPid",
                    "number",
                    "signal",
                    "code",
                    "status",
                    "vector",
                    "fromCpl",
                    "toCpl",
                    "errorCode",
                    "prot",
                    "flags");

    private EventJson() {}

    static String line(Event event) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        json.add("\"event\":\"" + kind(event.getClass().getSimpleName()) + "\"");
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            json.add("\"" + kind(component.getName()) + "\":" + value(event, component));
        }
        return json.toString();
    }

    /** {@code SyscallEnter} as {@code syscall_enter}. */
    private static String kind(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String value(Event event, RecordComponent component) {
        try {
            return json(component.getName(), component.getAccessor().invoke(event));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an event that cannot be read", e);
        }
    }

    private static String json(String name, Object value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case Number number when DECIMAL.contains(name) -> number.toString();
            case Number number -> "\"0x%x\"".formatted(number.longValue());
            case List<?> list ->
                    list.stream()
                            .map(item -> json("", item))
                            .collect(Collectors.joining(",", "[", "]"));
            default -> quote(value.toString());
        };
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
