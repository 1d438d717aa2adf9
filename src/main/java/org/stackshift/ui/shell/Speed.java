package org.stackshift.ui.shell;

import org.stackshift.session.Command.SetSpeed;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Sizes;

import java.util.List;

/** The positions of the speed slider, in instructions a second. */
final class Speed {
    private static final List<Long> POSITIONS =
            List.of(2L, 10L, 50L, 250L, 1_000L, 10_000L, 100_000L, 1_000_000L, SetSpeed.UNLIMITED);

    private Speed() {}

    /** The slider's last position: as fast as can be. */
    static int fastest() {
        return POSITIONS.size() - 1;
    }

    static long at(int position) {
        return POSITIONS.get(Math.clamp(position, 0, fastest()));
    }

    /** What stands beside the slider. */
    static String text(int position, Messages messages) {
        long speed = at(position);
        return speed == SetSpeed.UNLIMITED
                ? messages.get("speed.unlimited")
                : messages.get("speed.limited", Sizes.count(speed));
    }
}
