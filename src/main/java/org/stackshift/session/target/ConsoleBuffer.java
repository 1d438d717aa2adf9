package org.stackshift.session.target;

import org.stackshift.kernel.fs.Console;
import org.stackshift.session.view.ConsoleView;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The program's terminal: remembers what was written as text, and hands out what was typed, a line
 * a read.
 */
public final class ConsoleBuffer implements Console {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int LARGEST_SPAN = 1 << 12;

    private final Map<Stream, TextDecoder> decoders = new EnumMap<>(Stream.class);
    private final Deque<byte[]> typed = new ArrayDeque<>();
    private final ByteArrayOutputStream allTyped = new ByteArrayOutputStream();
    private final Deque<ConsoleView.Span> spans = new ArrayDeque<>();
    private long total;
    private long dropped;
    private boolean inputClosed;

    public ConsoleBuffer() {
        decoders.put(Stream.OUT, new TextDecoder());
        decoders.put(Stream.ERR, new TextDecoder());
    }

    @Override
    public boolean write(Stream stream, byte[] bytes, int offset, int count) {
        String text = decoders.get(stream).decode(bytes, offset, count);
        boolean isError = stream == Stream.ERR;
        append(isError ? ConsoleView.Source.STDERR : ConsoleView.Source.STDOUT, text);
        return true;
    }

    /** Adds text to standard input and shows it. */
    public void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        allTyped.writeBytes(bytes);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                typed.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        append(ConsoleView.Source.STDIN, text);
    }

    /** Shows Ctrl+C as a terminal does; it is a signal, nothing to read. */
    public void showInterrupt() {
        append(ConsoleView.Source.STDIN, "^C\n");
    }

    /** Nothing more will be typed. */
    public void closeInput() {
        inputClosed = true;
    }

    /** Everything that was ever typed. */
    public String allTyped() {
        return allTyped.toString(StandardCharsets.UTF_8);
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        byte[] line = typed.peek();
        if (line == null) {
            return inputClosed ? 0 : WOULD_BLOCK;
        }
        typed.remove();
        int part = Math.min(count, line.length);
        System.arraycopy(line, 0, target, offset, part);
        if (part < line.length) {
            typed.push(Arrays.copyOfRange(line, part, line.length));
        }
        return part;
    }

    @Override
    public boolean isReadable() {
        return !typed.isEmpty() || inputClosed;
    }

    @Override
    public boolean isTerminal() {
        return true;
    }

    /**
     * What there is to see.
     *
     * @param wantsInput whether the program waits for input
     */
    public ConsoleView view(boolean wantsInput) {
        List<ConsoleView.Span> shown = new ArrayList<>(spans);
        return new ConsoleView(shown, total, dropped, wantsInput, inputClosed);
    }

    private void append(ConsoleView.Source source, String text) {
        if (text.isEmpty()) {
            return;
        }
        total += text.length();
        ConsoleView.Span last = spans.peekLast();
        if (last != null && last.source() == source && last.text().length() < LARGEST_SPAN) {
            spans.removeLast();
            spans.addLast(new ConsoleView.Span(source, last.text() + text));
        } else {
            spans.addLast(new ConsoleView.Span(source, text));
        }
        while (total - dropped > MOST_CHARACTERS && spans.size() > 1) {
            dropped += spans.removeFirst().text().length();
        }
    }

    /** Decodes UTF-8 that may be cut anywhere between two writes. */
    private static final class TextDecoder {
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] pending = {};

        String decode(byte[] bytes, int offset, int count) {
            ByteBuffer in = ByteBuffer.allocate(pending.length + count);
            in.put(pending).put(bytes, offset, count).flip();
            CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
            decoder.decode(in, out, false);
            pending = new byte[in.remaining()];
            in.get(pending);
            return out.flip().toString();
        }
    }
}
