package org.stackshift.ui.registers;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.Rflags;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.RegistersView;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Target;
import org.stackshift.session.view.Views;
import org.stackshift.session.view.XmmValue;
import org.stackshift.ui.common.Changes;
import org.stackshift.ui.common.Hex;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Messages;
import org.stackshift.ui.common.Names;
import org.stackshift.ui.common.Owners;

import java.util.ArrayList;
import java.util.List;

/** Decides what the register panel shows. */
public final class RegistersViewModel {
    private static final List<FlagBit> FLAGS =
            List.of(
                    new FlagBit("CF", Rflags.CF),
                    new FlagBit("PF", Rflags.PF),
                    new FlagBit("AF", Rflags.AF),
                    new FlagBit("ZF", Rflags.ZF),
                    new FlagBit("SF", Rflags.SF),
                    new FlagBit("TF", Rflags.TF),
                    new FlagBit("IF", Rflags.IF),
                    new FlagBit("DF", Rflags.DF),
                    new FlagBit("OF", Rflags.OF));

    private final Messages messages;
    private final Changes<RegistersView> changes = new Changes<>();
    private final ObjectProperty<RegisterGroup> group =
            new SimpleObjectProperty<>(RegisterGroup.GENERAL);
    private final ObjectProperty<ValueFormat> format = new SimpleObjectProperty<>(ValueFormat.HEX);
    private final ReadOnlyObjectWrapper<RegistersState> state =
            new ReadOnlyObjectWrapper<>(RegistersState.EMPTY);
    private @Nullable RegistersView shown;
    private @Nullable RegistersView before;

    private record FlagBit(String name, long mask) {}

    public RegistersViewModel(LiveSession session, Messages messages) {
        this.messages = messages;
        session.views().addListener((observable, last, now) -> sample(now));
        messages.language().addListener(observable -> refresh());
        group.addListener(observable -> refresh());
        format.addListener(observable -> refresh());
    }

    public ReadOnlyObjectProperty<RegistersState> state() {
        return state.getReadOnlyProperty();
    }

    public ObjectProperty<RegisterGroup> group() {
        return group;
    }

    public ObjectProperty<ValueFormat> format() {
        return format;
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            changes.clear();
            shown = null;
        } else if (views.registers() != null && views.registers() != shown) {
            shown = views.registers();
            before = changes.baseline(views.status(), shown);
        } else {
            return;
        }
        refresh();
    }

    private void refresh() {
        RegistersView view = shown;
        if (view == null) {
            state.set(RegistersState.EMPTY);
            return;
        }
        RegistersView base = before == null ? view : before;
        state.set(
                switch (group.get()) {
                    case GENERAL -> new RegistersState(general(view, base), 3, flags(view, base));
                    case SYSTEM -> new RegistersState(system(view, base), 3, flags(view, base));
                    case SSE -> new RegistersState(sse(view, base), 2, List.of());
                });
    }

    private List<RegisterCell> general(RegistersView view, RegistersView base) {
        List<RegisterCell> cells = cells(view.general(), base.general());
        cells.add(cell(view.rip(), base.rip()));
        cells.add(cell(rflags(view), rflags(base)));
        return cells;
    }

    private List<RegisterCell> system(RegistersView view, RegistersView base) {
        List<RegisterCell> cells = cells(view.segments(), base.segments());
        cells.addAll(cells(view.system(), base.system()));
        return cells;
    }

    private static RegisterValue rflags(RegistersView view) {
        return new RegisterValue("rflags", view.rflags(), 8, null);
    }

    private List<RegisterCell> cells(List<RegisterValue> values, List<RegisterValue> base) {
        List<RegisterCell> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            cells.add(cell(values.get(i), i < base.size() ? base.get(i) : values.get(i)));
        }
        return cells;
    }

    private RegisterCell cell(RegisterValue register, RegisterValue base) {
        Hex value = format.get().write(register);
        boolean changed = register.value() != base.value();
        return switch (register.target()) {
            case null -> new RegisterCell(register.name(), value, changed, "", null, "");
            case Target.Stack(var stack, var owner) -> {
                String name = Owners.name(owner, messages);
                yield new RegisterCell(
                        register.name(),
                        value,
                        changed,
                        name,
                        owner,
                        messages.get("registers.into-stack", name));
            }
            case Target.Code(var symbol) -> named(register, value, changed, symbol);
            case Target.Data(var symbol) -> named(register, value, changed, symbol);
            case Target.Mapped(var region) ->
                    named(register, value, changed, new Symbol(region, 0));
        };
    }

    private RegisterCell named(RegisterValue register, Hex value, boolean changed, Symbol symbol) {
        String full = messages.get("registers.points-at", symbol.text());
        return new RegisterCell(
                register.name(), value, changed, Names.brief(symbol.name()), null, full);
    }

    private List<RegisterCell> sse(RegistersView view, RegistersView base) {
        List<RegisterCell> cells = new ArrayList<>();
        for (int i = 0; i < view.xmm().size(); i++) {
            XmmValue xmm = view.xmm().get(i);
            boolean changed = i < base.xmm().size() && !xmm.equals(base.xmm().get(i));
            String text = Hex.of(xmm.high(), 8).text() + Hex.of(xmm.low(), 8).text();
            int zeros = text.length() - text.replaceFirst("^0{1,31}", "").length();
            Hex value = new Hex(text.substring(0, zeros), text.substring(zeros));
            cells.add(new RegisterCell(xmm.name(), value, changed, "", null, doubles(xmm)));
        }
        return cells;
    }

    private String doubles(XmmValue xmm) {
        return messages.get(
                "registers.doubles",
                Double.toString(Double.longBitsToDouble(xmm.high())),
                Double.toString(Double.longBitsToDouble(xmm.low())));
    }

    private List<RegistersState.Flag> flags(RegistersView view, RegistersView base) {
        List<RegistersState.Flag> flags = new ArrayList<>();
        for (FlagBit bit : FLAGS) {
            boolean set = (view.rflags() & bit.mask()) != 0;
            boolean changed = set != ((base.rflags() & bit.mask()) != 0);
            flags.add(new RegistersState.Flag(bit.name(), set, changed, help(bit, set)));
        }
        return flags;
    }

    private String help(FlagBit bit, boolean set) {
        return messages.get("registers.flag." + bit.name()) + " = " + (set ? "1" : "0");
    }
}
