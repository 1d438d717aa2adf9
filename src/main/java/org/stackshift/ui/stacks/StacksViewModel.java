package org.stackshift.ui.stacks;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Gpr;
import org.stackshift.session.view.KernelStackView;
import org.stackshift.session.view.RegistersView;
import org.stackshift.session.view.StackSwitch;
import org.stackshift.session.view.StackView;
import org.stackshift.session.view.StacksView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.Changes;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;

import java.util.ArrayList;
import java.util.List;

/** Decides what the stacks panel shows. */
public final class StacksViewModel {
    private final Messages messages;
    private final BooleanProperty highOnTop;
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final Changes<Shown> changes = new Changes<>();
    private final ReadOnlyObjectWrapper<StacksState> state =
            new ReadOnlyObjectWrapper<>(StacksState.EMPTY);
    private @Nullable Shown shown;
    private @Nullable Shown before;

    /** The views that one picture is made of. */
    private record Shown(
            StacksView stacks,
            @Nullable KernelStackView kernel,
            @Nullable RegistersView registers,
            long taken) {}

    /**
     * @param highOnTop the reader's taste: high addresses on top, or low ones
     */
    public StacksViewModel(LiveSession session, Messages messages, BooleanProperty highOnTop) {
        this.messages = messages;
        this.highOnTop = highOnTop;
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
        highOnTop.addListener(observable -> refresh());
    }

    public ReadOnlyObjectProperty<StacksState> state() {
        return state.getReadOnlyProperty();
    }

    public BooleanProperty highOnTop() {
        return highOnTop;
    }

    /** Whether the columns scroll so that rsp stays in sight; scrolling by hand switches it off. */
    public BooleanProperty following() {
        return following;
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            changes.clear();
            shown = null;
            following.set(true);
        } else if (views.stacks() != null && (shown == null || views.stacks() != shown.stacks())) {
            shown =
                    new Shown(
                            views.stacks(),
                            views.kernelStack(),
                            views.registers(),
                            taken(views.status().reason()));
            before = changes.baseline(views.status(), shown);
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        if (shown == null) {
            state.set(StacksState.EMPTY);
            return;
        }
        List<StackColumn> columns = new ArrayList<>();
        for (StackView stack : shown.stacks().stacks()) {
            columns.add(
                    new UserColumn(
                                    stack,
                                    earlier(stack),
                                    register(Gpr.RBP),
                                    shown.taken(),
                                    messages)
                            .build());
        }
        if (shown.kernel() != null) {
            KernelStackView last = before == null ? null : before.kernel();
            columns.add(
                    new KernelColumn(shown.kernel(), last, register(Gpr.RSP), messages).build());
        }
        if (!highOnTop.get()) {
            columns.replaceAll(StacksViewModel::flip);
        }
        state.set(new StacksState(columns, shown.stacks().omitted(), jump(shown.stacks())));
    }

    /** Address of the word that a fatal return took, 0 if none did. */
    private static long taken(StopReason reason) {
        return reason instanceof StopReason.Killed(var fault) && fault.ret() != null
                ? fault.ret().slot()
                : 0;
    }

    private @Nullable StackView earlier(StackView stack) {
        if (before == null) {
            return null;
        }
        return before.stacks().stacks().stream()
                .filter(other -> other.id().equals(stack.id()))
                .findFirst()
                .orElse(null);
    }

    private long register(int index) {
        return shown == null || shown.registers() == null
                ? 0
                : shown.registers().general().get(index).value();
    }

    /** The last switch, if it happened since the last stop. */
    private StacksState.@Nullable Jump jump(StacksView view) {
        StackSwitch last = view.lastSwitch();
        long since = before == null ? view.icount() - 1 : before.stacks().icount();
        if (last == null || last.icount() <= since) {
            return null;
        }
        return new StacksState.Jump(
                UserColumn.id(last.from().number()),
                last.fromRsp(),
                UserColumn.id(last.to().number()),
                last.toRsp());
    }

    private static StackColumn flip(StackColumn column) {
        return new StackColumn(
                column.id(),
                column.owner(),
                column.name(),
                column.status(),
                column.current(),
                column.rows().reversed());
    }
}
