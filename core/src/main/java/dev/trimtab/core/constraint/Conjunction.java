package dev.trimtab.core.constraint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Takes a text apart where {@code &&} joins its conditions. */
final class Conjunction {
    private static final String AND = "_&&_";

    private Conjunction() {}

    /** The conditions; those in brackets fall apart in the middle of these, and are for the caller to refuse. */
    static List<String> parts(CelAbstractSyntaxTree tree, String text) {
        var places = new TreeSet<Integer>();
        find(tree.getExpr(), tree, places);
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int place : places) {
            int end = text.offsetByCodePoints(0, place);
            parts.add(text.substring(from, end).strip());
            from = end + 2;
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    private static void find(CelExpr expression, CelAbstractSyntaxTree tree, TreeSet<Integer> places) {
        if (expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals(AND)) {
            Integer place = tree.getSource().getPositionsMap().get(expression.id());
            if (place != null) {
                places.add(place);
            }
            expression.call().args().forEach(argument -> find(argument, tree, places));
        }
    }
}
