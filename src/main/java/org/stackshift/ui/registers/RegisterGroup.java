package org.stackshift.ui.registers;

/** Which registers are on screen. */
public enum RegisterGroup {
    GENERAL("registers.group.general"),
    SYSTEM("registers.group.system"),
    SSE("registers.group.sse");

    private final String key;

    RegisterGroup(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
