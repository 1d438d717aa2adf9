package org.stackshift.ui.common;

import org.stackshift.session.view.Owner;

/** How owners of stacks are named and marked: the same everywhere in the window. */
public final class Owners {
    /** Marks before they repeat. */
    static final int MARKS = 6;

    private Owners() {}

    /** The owner's name, or a description where the program has no word for it. */
    public static String name(Owner owner, Messages messages) {
        if (!owner.name().isEmpty()) {
            return owner.name();
        }
        return switch (owner.kind()) {
            case MAIN -> "main";
            case COROUTINE -> messages.get("owner.coroutine", owner.mark());
            case THREAD -> messages.get("owner.thread", owner.mark());
            case KERNEL -> messages.get("owner.kernel");
            case SIGNAL -> messages.get("owner.signal");
        };
    }

    /** The style class that gives colour and shape. */
    public static String styleClass(Owner owner) {
        return owner.kind() == Owner.Kind.KERNEL
                ? "owner-kernel"
                : "owner-" + Math.floorMod(owner.mark(), MARKS);
    }
}
