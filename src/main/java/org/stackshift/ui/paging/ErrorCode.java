package org.stackshift.ui.paging;

import org.stackshift.isa.PageBits;
import org.stackshift.ui.common.Messages;

import java.util.ArrayList;
import java.util.List;

/** Puts the error code of a page fault into words (SDM vol. 3 §4.7). */
final class ErrorCode {
    private final Messages messages;

    ErrorCode(Messages messages) {
        this.messages = messages;
    }

    /** {@code 7 (P W U: the page is present, a write, from ring 3)}. */
    String text(int code) {
        List<String> letters = new ArrayList<>();
        letters.add((code & PageBits.ERROR_P) != 0 ? "P" : "");
        letters.add((code & PageBits.ERROR_W) != 0 ? "W" : "");
        letters.add((code & PageBits.ERROR_U) != 0 ? "U" : "");
        letters.add((code & PageBits.ERROR_RSVD) != 0 ? "RSVD" : "");
        letters.add((code & PageBits.ERROR_I) != 0 ? "I" : "");
        letters.removeIf(String::isEmpty);
        return messages.get(
                "error-code",
                Integer.toHexString(code),
                letters.isEmpty() ? "–" : String.join(" ", letters),
                page(code),
                access(code),
                messages.get(
                        (code & PageBits.ERROR_U) != 0 ? "error-code.user" : "error-code.kernel"));
    }

    private String page(int code) {
        if ((code & PageBits.ERROR_RSVD) != 0) {
            return messages.get("error-code.reserved");
        }
        return messages.get(
                (code & PageBits.ERROR_P) != 0 ? "error-code.present" : "error-code.missing");
    }

    private String access(int code) {
        if ((code & PageBits.ERROR_I) != 0) {
            return messages.get("error-code.fetch");
        }
        return messages.get(
                (code & PageBits.ERROR_W) != 0 ? "error-code.write" : "error-code.read");
    }
}
