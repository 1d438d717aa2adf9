package org.stackshift.image.dwarf;

/**
 * The stack of a location expression, and the operators that need nothing else (DWARF 5 §2.5.1).
 */
final class OperandStack {
    private final long[] values;
    private int size;

    OperandStack(int capacity) {
        this.values = new long[capacity];
    }

    void push(long value) {
        if (size == values.length) {
            throw new DwarfFault("an expression too deep");
        }
        values[size++] = value;
    }

    long pop() {
        if (size == 0) {
            throw new DwarfFault("an expression that takes more than it has");
        }
        return values[--size];
    }

    /** Executes a constant, stack, arithmetic or comparison operator. */
    void operate(int op, Cursor cursor) {
        switch (op) {
            case 0x08 -> push(cursor.u8());
            case 0x09 -> push(cursor.i8());
            case 0x0a -> push(cursor.u16());
            case 0x0b -> push((short) cursor.u16());
            case 0x0c -> push(cursor.u32());
            case 0x0d -> push(cursor.i32());
            case 0x0e, 0x0f -> push(cursor.i64());
            case 0x10 -> push(cursor.uleb());
            case 0x11 -> push(cursor.sleb());
            case 0x12 -> push(peek(0));
            case 0x13 -> pop();
            case 0x14 -> push(peek(1));
            case 0x15 -> push(peek(cursor.u8()));
            case 0x16 -> swap();
            case 0x19 -> push(Math.abs(pop()));
            case 0x1f -> push(-pop());
            case 0x20 -> push(~pop());
            case 0x23 -> push(pop() + cursor.uleb());
            case 0x96 -> {}
            default -> {
                long right = pop();
                push(binary(op, pop(), right));
            }
        }
    }

    private static long binary(int op, long left, long right) {
        return switch (op) {
            case 0x1a -> left & right;
            case 0x1b -> left / divisor(right);
            case 0x1c -> left - right;
            case 0x1d -> Long.remainderUnsigned(left, divisor(right));
            case 0x1e -> left * right;
            case 0x21 -> left | right;
            case 0x22 -> left + right;
            case 0x24 -> Long.compareUnsigned(right, 63) > 0 ? 0 : left << right;
            case 0x25 -> Long.compareUnsigned(right, 63) > 0 ? 0 : left >>> right;
            case 0x26 -> left >> Math.clamp(right, 0, 63);
            case 0x27 -> left ^ right;
            case 0x29 -> left == right ? 1 : 0;
            case 0x2a -> left >= right ? 1 : 0;
            case 0x2b -> left > right ? 1 : 0;
            case 0x2c -> left <= right ? 1 : 0;
            case 0x2d -> left < right ? 1 : 0;
            case 0x2e -> left != right ? 1 : 0;
            default -> throw new DwarfFault("an unknown operator 0x%x".formatted(op));
        };
    }

    private static long divisor(long value) {
        if (value == 0) {
            throw new DwarfFault("a division by zero");
        }
        return value;
    }

    private long peek(int depth) {
        if (depth >= size) {
            throw new DwarfFault("an expression that takes more than it has");
        }
        return values[size - 1 - depth];
    }

    private void swap() {
        long top = pop();
        long next = pop();
        push(top);
        push(next);
    }
}
