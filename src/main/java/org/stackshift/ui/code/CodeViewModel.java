package org.stackshift.ui.code;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.Command;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.CodeView;
import org.stackshift.session.view.FaultView;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.SourceView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.Syntax;
import org.stackshift.session.view.Views;
import org.stackshift.ui.common.LiveSession;
import org.stackshift.ui.common.Names;

import java.util.ArrayList;
import java.util.List;

/** Decides what the code panel shows, and which line the two listings share. */
public final class CodeViewModel {
    private final LiveSession session;
    private final ReadOnlyObjectWrapper<CodeState> state =
            new ReadOnlyObjectWrapper<>(CodeState.EMPTY);
    private final ObjectProperty<@Nullable SourceLine> linked = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Place> cursor = new SimpleObjectProperty<>();
    private @Nullable CodeView shown;
    private StopReason lastReason = new StopReason.None();
    private List<String> lines = List.of();
    private List<List<Token>> tokens = List.of();

    public CodeViewModel(LiveSession session) {
        this.session = session;
        session.views().addListener((observable, before, now) -> sample(now));
    }

    public ReadOnlyObjectProperty<CodeState> state() {
        return state.getReadOnlyProperty();
    }

    /** The line that both listings highlight, because the user points at it in one of them. */
    public ObjectProperty<@Nullable SourceLine> linked() {
        return linked;
    }

    /** The line or instruction that the user selected last: where F9 sets a breakpoint. */
    public ObjectProperty<@Nullable Place> cursor() {
        return cursor;
    }

    public ObjectProperty<Syntax> syntax() {
        return session.syntax();
    }

    /** Whether the user looks elsewhere than at the next instruction. */
    public BooleanBinding browsing() {
        return Bindings.isNotNull(session.codeAt());
    }

    /** Looks at the next instruction again. */
    public void follow() {
        session.codeAt().set(null);
    }

    /** Looks at another place. */
    public void browse(Place place) {
        session.codeAt().set(place);
    }

    /** Sets a breakpoint, or removes it. */
    public void toggleBreakpoint(Place place) {
        session.send(new Command.ToggleBreakpoint(place));
    }

    /** Sets or removes a breakpoint where the cursor is, or at the next instruction. */
    public void toggleBreakpointAtCursor() {
        Place place = placeOfCursor();
        if (place != null) {
            toggleBreakpoint(place);
        }
    }

    /** Runs until the next instruction is where the cursor is. */
    public void runToCursor() {
        Place place = placeOfCursor();
        if (place != null) {
            session.send(new Command.RunTo(place));
        }
    }

    private @Nullable Place placeOfCursor() {
        if (cursor.get() != null || shown == null) {
            return cursor.get();
        }
        return new Place.Code(shown.rip());
    }

    private void sample(@Nullable Views views) {
        if (views == null) {
            shown = null;
            cursor.set(null);
            linked.set(null);
            state.set(CodeState.EMPTY);
        } else if (views.code() != null && views.code() != shown) {
            shown = views.code();
            state.set(state(shown, views.request().codeAt(), culprit(views.status().reason())));
        }
        if (views != null) {
            showCulprit(views.status().reason());
        }
    }

    /** A return to nowhere leaves rip where there is no code: looks at the return instead, once. */
    private void showCulprit(StopReason reason) {
        if (reason.equals(lastReason)) {
            return;
        }
        lastReason = reason;
        FaultView.Ret ret = culprit(reason);
        if (ret != null) {
            browse(new Place.Code(ret.vaddr()));
        }
    }

    private static FaultView.@Nullable Ret culprit(StopReason reason) {
        return reason instanceof StopReason.Killed(var fault) ? fault.ret() : null;
    }

    private CodeState state(CodeView view, @Nullable Place at, FaultView.@Nullable Ret culprit) {
        SourceView source = view.source();
        int focus = listingFocus(view, at);
        return new CodeState(
                source == null ? null : source.file(),
                source == null ? "" : new SourceLine(source.file(), 0).fileName(),
                source == null ? List.of() : rows(source),
                source == null ? -1 : sourceFocus(source, view.rows(), focus, at),
                function(view.rows(), focus),
                view.rows(),
                focus,
                view.files(),
                culprit);
    }

    private List<SourceRow> rows(SourceView source) {
        if (source.lines() != lines) {
            lines = source.lines();
            tokens = Highlighter.tokens(source.file(), lines);
        }
        List<SourceRow> rows = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            int number = i + 1;
            rows.add(
                    new SourceRow(
                            number,
                            tokens.get(i),
                            source.codeLines().contains(number),
                            source.breakpoints().contains(number),
                            source.nextLine() == number,
                            source.ranLine() == number));
        }
        return rows;
    }

    private static int sourceFocus(
            SourceView source, List<CodeRow> rows, int listingFocus, @Nullable Place at) {
        if (at instanceof Place.Line(var file, var line) && file.equals(source.file())) {
            return line - 1;
        }
        SourceLine line = listingFocus < 0 ? null : rows.get(listingFocus).line();
        return line != null && line.file().equals(source.file())
                ? line.line() - 1
                : source.nextLine() - 1;
    }

    private static int listingFocus(CodeView view, @Nullable Place at) {
        for (int i = 0; i < view.rows().size(); i++) {
            CodeRow row = view.rows().get(i);
            boolean here =
                    switch (at) {
                        case Place.Code(var vaddr) -> row.vaddr() == vaddr;
                        case Place.Line(var file, var line) ->
                                new SourceLine(file, line).equals(row.line());
                        case null, default -> row.is(CodeRow.Mark.NEXT);
                    };
            if (here) {
                return i;
            }
        }
        return -1;
    }

    private static String function(List<CodeRow> rows, int focus) {
        if (rows.isEmpty()) {
            return "";
        }
        Symbol symbol = rows.get(Math.max(focus, 0)).function();
        return symbol == null ? "" : Names.brief(symbol.name());
    }
}
