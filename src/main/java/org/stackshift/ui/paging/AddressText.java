package org.stackshift.ui.paging;

import org.stackshift.session.view.paging.AddressChoice;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.Messages;

import java.util.Locale;
import java.util.Optional;

/** Addresses as people type them, and choices as they are named. */
final class AddressText {
    private static final String HEX = "[0-9a-fA-F_]{1,20}";

    private AddressText() {}

    /**
     * What somebody typed: a number in hexadecimal, with or without 0x, or a name. Without 0x it
     * counts as a number only if it has a decimal digit: {@code add} is a name, {@code 401add} is
     * none.
     */
    static Optional<AddressChoice> parse(String typed) {
        String text = typed.strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "rip", "%rip" -> Optional.of(new AddressChoice.Rip());
            case "rsp", "%rsp" -> Optional.of(new AddressChoice.Rsp());
            default -> Optional.of(number(text).orElseGet(() -> new AddressChoice.Named(text)));
        };
    }

    private static Optional<AddressChoice> number(String text) {
        boolean marked = text.startsWith("0x") || text.startsWith("0X");
        String digits = marked ? text.substring(2) : text;
        boolean isNumber =
                digits.matches(HEX) && (marked || digits.chars().anyMatch(Character::isDigit));
        try {
            return isNumber
                    ? Optional.of(
                            new AddressChoice.At(
                                    Long.parseUnsignedLong(digits.replace("_", ""), 16)))
                    : Optional.empty();
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /** The choice in a word. */
    static String name(AddressChoice choice, Messages messages) {
        return switch (choice) {
            case AddressChoice.At(long vaddr) -> "0x" + Hex.plain(vaddr);
            case AddressChoice.Named(String symbol) -> symbol;
            case AddressChoice.Rip() -> "rip";
            case AddressChoice.Rsp() -> "rsp";
            case AddressChoice.LastFault() -> messages.get("walk.last-fault");
        };
    }
}
