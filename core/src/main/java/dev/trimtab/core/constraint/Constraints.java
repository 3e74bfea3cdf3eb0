package dev.trimtab.core.constraint;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.trimtab.engine.space.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Constraints on parameters as people write them, {@code params.warmup < params.steps}, as the engine has them.
 *
 * <p>A constraint holds where it cannot be told without a parameter that is inactive; {@code has(params.x)} asks whether one is
 * active. Where it cannot be computed, as in a division by zero, it does not hold. One that consists of several conditions joined by
 * {@code &&} counts as so many constraints, which are easier to meet and to name.
 */
public final class Constraints {
    private static final Set<String> CONDITIONAL = Set.of("_||_", "_&&_", "_?_:_");

    private final List<Variable> variables;
    private final Map<String, UnaryOperator<Object>> values;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private Constraints(List<Variable> variables) {
        this.variables = variables;
        this.values =
                variables.stream().collect(Collectors.toMap(Variable::name, Variable::value, (one, other) -> one));
        this.compiler = Language.compiler(variables);
        this.runtime = Language.runtime();
    }

    /** @throws InvalidConstraintException for the first text that is no constraint, with a sentence */
    public static List<Constraint> of(List<String> texts, List<Variable> variables) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var constraints = new Constraints(variables);
        List<Constraint> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            all.addAll(constraints.parts(i, texts.get(i).strip()));
        }
        return List.copyOf(all);
    }

    private List<Constraint> parts(int index, String text) {
        CelAbstractSyntaxTree whole = checked(index, text);
        List<Constraint> parts = new ArrayList<>();
        for (String part : Conjunction.parts(whole, text)) {
            Optional<CelAbstractSyntaxTree> tree = condition(part);
            if (tree.isEmpty() || mentioned(tree.get()).isEmpty()) {
                return List.of(constraint(text, whole));
            }
            parts.add(constraint(part, tree.get()));
        }
        return parts;
    }

    private CelAbstractSyntaxTree checked(int index, String text) {
        CelAbstractSyntaxTree tree;
        try {
            tree = compiler.compile(text).getAst();
        } catch (CelValidationException invalid) {
            throw new InvalidConstraintException(index, Complaints.of(invalid, variables));
        }
        if (!isCondition(tree.getResultType())) {
            throw new InvalidConstraintException(index, Complaints.notTrueOrFalse(tree.getResultType(), variables));
        }
        if (mentioned(tree).isEmpty()) {
            throw new InvalidConstraintException(index, Complaints.noParameter(variables));
        }
        return tree;
    }

    private Optional<CelAbstractSyntaxTree> condition(String text) {
        try {
            return Optional.of(compiler.compile(text).getAst()).filter(tree -> isCondition(tree.getResultType()));
        } catch (CelValidationException invalid) {
            return Optional.empty();
        }
    }

    private static boolean isCondition(CelType type) {
        return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN);
    }

    private Constraint constraint(String text, CelAbstractSyntaxTree tree) {
        CelRuntime.Program program;
        try {
            program = runtime.createProgram(tree);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("What was checked cannot be run: " + text, impossible);
        }
        Set<String> parameters = mentioned(tree);
        boolean needsAll = needsAll(tree);
        return new Constraint(
                text,
                parameters,
                point -> (needsAll && !point.keySet().containsAll(parameters)) || holds(program, parameters, point));
    }

    private boolean holds(CelRuntime.Program program, Set<String> parameters, Map<String, Object> point) {
        Map<String, Object> params = new HashMap<>();
        for (String name : parameters) {
            Object value = point.get(name);
            if (value != null) {
                params.put(name, values.get(name).apply(value));
            }
        }
        try {
            return Boolean.TRUE.equals(program.eval(Map.of(Language.PARAMS, params)));
        } catch (CelEvaluationException unknown) {
            return unknown.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND && params.size() < parameters.size();
        }
    }

    /** The names of the parameters that an expression speaks of. */
    private static Set<String> mentioned(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(Constraints::isParameter)
                .map(expression -> expression.select().field())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it cannot be told without each of its parameters: nothing in it depends on a condition. */
    private static boolean needsAll(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .noneMatch(expression -> switch (expression.exprKind().getKind()) {
                    case CALL -> CONDITIONAL.contains(expression.call().function());
                    case SELECT -> expression.select().testOnly();
                    case COMPREHENSION -> true;
                    case NOT_SET, CONSTANT, IDENT, LIST, STRUCT, MAP -> false;
                });
    }

    private static boolean isParameter(CelExpr expression) {
        if (expression.exprKind().getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return false;
        }
        CelExpr operand = expression.select().operand();
        return operand.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && operand.ident().name().equals(Language.PARAMS);
    }
}
