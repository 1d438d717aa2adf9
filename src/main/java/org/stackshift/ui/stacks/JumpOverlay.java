package org.stackshift.ui.stacks;

import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

import org.jspecify.annotations.Nullable;
import org.stackshift.ui.common.OwnerStyle;

/** Draws the way of rsp from one column to another, above the columns and untouchable. */
final class JumpOverlay extends Pane {
    private static final double HEAD = 10;
    private static final double MIN_BOW = 14;

    private final CubicCurve curve = new CubicCurve();
    private final Circle start = new Circle(4);
    private final Polygon head = new Polygon();
    private Ends ends = new Ends(null, null, 0, 0);

    private record Ends(
            @Nullable ColumnNode from, @Nullable ColumnNode to, long fromVaddr, long toVaddr) {}

    JumpOverlay() {
        getStyleClass().add("jump-overlay");
        setMouseTransparent(true);
        setManaged(true);
        curve.getStyleClass().add("jump-curve");
        start.getStyleClass().add("jump-start");
        head.getStyleClass().add("jump-head");
        getChildren().addAll(curve, start, head);
        clear();
    }

    void clear() {
        setVisible(false);
    }

    /** Draws a jump from a word of one column to a word of another. */
    void show(ColumnNode from, long fromVaddr, ColumnNode to, StackColumn target, long toVaddr) {
        ends = new Ends(from, to, fromVaddr, toVaddr);
        OwnerStyle.apply(this, target.owner());
        setVisible(true);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        ColumnNode from = ends.from();
        ColumnNode to = ends.to();
        if (from == null || to == null || from.getScene() == null || to.getScene() == null) {
            return;
        }
        boolean rightward = from.getLayoutX() < to.getLayoutX();
        Point2D a = edge(from, ends.fromVaddr(), rightward);
        Point2D b = edge(to, ends.toVaddr(), !rightward);
        double sign = rightward ? 1 : -1;
        double bow = Math.max(MIN_BOW, Math.abs(b.getX() - a.getX()) / 2) * sign;
        curve.setStartX(a.getX());
        curve.setStartY(a.getY());
        curve.setControlX1(a.getX() + bow);
        curve.setControlY1(a.getY());
        curve.setControlX2(b.getX() - bow);
        curve.setControlY2(b.getY());
        curve.setEndX(b.getX() - sign * HEAD);
        curve.setEndY(b.getY());
        start.setCenterX(a.getX());
        start.setCenterY(a.getY());
        double back = b.getX() - sign * HEAD;
        head.getPoints()
                .setAll(b.getX(), b.getY(), back, b.getY() - HEAD / 2, back, b.getY() + HEAD / 2);
    }

    private Point2D edge(ColumnNode column, long vaddr, boolean rightEdge) {
        double x = rightEdge ? column.getWidth() : 0;
        return sceneToLocal(column.localToScene(x, column.middleOf(vaddr)));
    }
}
