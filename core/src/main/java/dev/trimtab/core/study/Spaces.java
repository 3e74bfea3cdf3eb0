package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.DoubleSpec;
import dev.trimtab.api.v1alpha1.IntegerSpec;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.WhenSpec;
import dev.trimtab.core.constraint.Constraints;
import dev.trimtab.core.constraint.Variable;
import dev.trimtab.core.constraint.Variable.Kind;
import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's space of an experiment's parameters. */
public final class Spaces {

    private Spaces() {}

    /**
     * @throws IllegalArgumentException with a sentence naming the parameter, for what the schema cannot refuse, such as a
     *     cycle of conditions
     */
    public static Space of(List<ParameterSpec> specs) {
        return of(specs, List.of());
    }

    /**
     * With constraints.
     *
     * @throws IllegalArgumentException as {@link #of(List)}; an {@link dev.trimtab.core.constraint.InvalidConstraintException} for a
     *     constraint that is none
     */
    public static Space of(List<ParameterSpec> specs, List<String> constraints) {
        Map<String, ParameterSpec> byName = new HashMap<>();
        specs.forEach(spec -> byName.put(spec.name(), spec));
        return new Space(
                specs.stream()
                        .map(spec -> parameter(spec, condition(spec.when(), byName)))
                        .toList(),
                Constraints.of(constraints, specs.stream().map(Spaces::variable).toList()));
    }

    /** Ordinal numbers that are all whole are whole numbers in constraints. */
    private static Variable variable(ParameterSpec spec) {
        if (spec.ordinal() != null) {
            return spec.ordinal().values().stream()
                            .allMatch(number -> number == Math.rint(number) && Math.abs(number) < 1e15)
                    ? new Variable(spec.name(), Kind.WHOLE_NUMBER, value -> ((Number) value).longValue())
                    : new Variable(spec.name(), Kind.NUMBER);
        }
        Kind kind = spec.doubleRange() != null
                ? Kind.NUMBER
                : spec.integer() != null
                        ? Kind.WHOLE_NUMBER
                        : spec.booleanValue() != null
                                ? Kind.TRUTH
                                : spec.permutation() != null ? Kind.ORDER : Kind.TEXT;
        return new Variable(spec.name(), kind);
    }

    private static Parameter parameter(ParameterSpec spec, @Nullable Condition when) {
        if (spec.doubleRange() != null) {
            DoubleSpec range = spec.doubleRange();
            return new DoubleParameter(spec.name(), range.min(), range.max(), scale(range.scale()), range.step(), when);
        }
        if (spec.integer() != null) {
            IntegerSpec range = spec.integer();
            return new IntegerParameter(
                    spec.name(), range.min(), range.max(), scale(range.scale()), range.step(), when);
        }
        if (spec.ordinal() != null) {
            return new OrdinalParameter(spec.name(), spec.ordinal().values(), when);
        }
        if (spec.categorical() != null) {
            return new CategoricalParameter(spec.name(), spec.categorical().values(), when);
        }
        if (spec.booleanValue() != null) {
            return new BooleanParameter(spec.name(), when);
        }
        if (spec.permutation() != null) {
            return new PermutationParameter(spec.name(), spec.permutation().of(), when);
        }
        throw new IllegalArgumentException("Parameter '" + spec.name() + "' has no kind.");
    }

    private static Scale scale(DoubleSpec.Scale scale) {
        return switch (scale) {
            case Linear -> Scale.LINEAR;
            case Log -> Scale.LOG;
            case ReverseLog -> Scale.REVERSE_LOG;
        };
    }

    private static Scale scale(IntegerSpec.Scale scale) {
        return switch (scale) {
            case Linear -> Scale.LINEAR;
            case Log -> Scale.LOG;
        };
    }

    private static @Nullable Condition condition(@Nullable WhenSpec when, Map<String, ParameterSpec> byName) {
        if (when == null) {
            return null;
        }
        ParameterSpec parent = byName.get(when.parameter());
        if (parent == null) {
            throw new IllegalArgumentException("There is no parameter '" + when.parameter() + "'.");
        }
        return new Condition(
                when.parameter(),
                when.in().stream().map(text -> value(text, parent)).toList());
    }

    /**
     * The schema writes the values of a condition as text; here they get the type of the deciding parameter. One that
     * cannot have it stays text, which the engine refuses in a sentence.
     */
    private static Object value(String text, ParameterSpec parent) {
        try {
            if (parent.ordinal() != null) {
                return Double.valueOf(text);
            }
            if (parent.integer() != null) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException noNumber) {
            return text;
        }
        boolean isTruth = text.equals("true") || text.equals("false");
        return parent.booleanValue() != null && isTruth ? (Object) Boolean.valueOf(text) : text;
    }
}
