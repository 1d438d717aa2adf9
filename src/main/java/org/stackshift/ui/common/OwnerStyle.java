package org.stackshift.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.Owner;

/** Gives nodes the colour and shape of an owner. */
public final class OwnerStyle {
    private OwnerStyle() {}

    /** Puts an owner's style class on a node in place of another's; null takes it off. */
    public static void apply(Node node, @Nullable Owner owner) {
        String wanted = owner == null ? "" : Owners.styleClass(owner);
        if (node.getStyleClass().contains(wanted)) {
            return;
        }
        node.getStyleClass().removeIf(name -> name.startsWith("owner-"));
        if (!wanted.isEmpty()) {
            node.getStyleClass().add(wanted);
        }
    }

    /** A small shape in the colour of the owner whose style class it or an ancestor carries. */
    public static Region badge() {
        Region badge = new Region();
        badge.getStyleClass().add("owner-badge");
        return badge;
    }
}
