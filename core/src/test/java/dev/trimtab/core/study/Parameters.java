package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.BooleanSpec;
import dev.trimtab.api.v1alpha1.CategoricalSpec;
import dev.trimtab.api.v1alpha1.DoubleSpec;
import dev.trimtab.api.v1alpha1.IntegerSpec;
import dev.trimtab.api.v1alpha1.OrdinalSpec;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.PermutationSpec;
import dev.trimtab.api.v1alpha1.WhenSpec;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Parameters for tests, one by one or any. */
public final class Parameters {

    private Parameters() {}

    public static ParameterSpec real(
            String name, double min, double max, DoubleSpec.Scale scale, @Nullable Double step) {
        return new ParameterSpec(name, new DoubleSpec(min, max, scale, step), null, null, null, null, null, null);
    }

    public static ParameterSpec real(String name, double min, double max) {
        return real(name, min, max, DoubleSpec.Scale.Linear, null);
    }

    public static ParameterSpec integer(String name, long min, long max, IntegerSpec.Scale scale, long step) {
        return new ParameterSpec(name, null, new IntegerSpec(min, max, scale, step), null, null, null, null, null);
    }

    public static ParameterSpec integer(String name, long min, long max) {
        return integer(name, min, max, IntegerSpec.Scale.Linear, 1);
    }

    public static ParameterSpec ordinal(String name, Double... values) {
        return new ParameterSpec(name, null, null, new OrdinalSpec(List.of(values)), null, null, null, null);
    }

    public static ParameterSpec categorical(String name, String... values) {
        return new ParameterSpec(name, null, null, null, new CategoricalSpec(List.of(values)), null, null, null);
    }

    public static ParameterSpec truth(String name) {
        return new ParameterSpec(name, null, null, null, null, new BooleanSpec(), null, null);
    }

    public static ParameterSpec permutation(String name, String... of) {
        return new ParameterSpec(name, null, null, null, null, null, new PermutationSpec(List.of(of)), null);
    }

    public static ParameterSpec when(ParameterSpec child, String parent, String... in) {
        return new ParameterSpec(
                child.name(),
                child.doubleRange(),
                child.integer(),
                child.ordinal(),
                child.categorical(),
                child.booleanValue(),
                child.permutation(),
                new WhenSpec(parent, List.of(in)));
    }

    /** One to four parameters of any kind, the last perhaps active only where a boolean is true. */
    public static Arbitrary<List<ParameterSpec>> anySpace() {
        return Combinators.combine(any("p").list().ofMinSize(1).ofMaxSize(3), any("q"), Arbitraries.of(true, false))
                .as((specs, child, conditional) -> {
                    var space = new ArrayList<ParameterSpec>();
                    for (ParameterSpec spec : specs) {
                        space.add(renamed(spec, "p" + space.size()));
                    }
                    if (conditional) {
                        space.add(when(child, "switch", "true"));
                        space.add(truth("switch"));
                    }
                    return List.copyOf(space);
                });
    }

    private static ParameterSpec renamed(ParameterSpec spec, String name) {
        return new ParameterSpec(
                name,
                spec.doubleRange(),
                spec.integer(),
                spec.ordinal(),
                spec.categorical(),
                spec.booleanValue(),
                spec.permutation(),
                spec.when());
    }

    private static Arbitrary<ParameterSpec> any(String name) {
        return Arbitraries.of(
                real(name, -3, 7),
                real(name, 1e-7, 1e-1, DoubleSpec.Scale.Log, null),
                real(name, 1e-300, 1e300, DoubleSpec.Scale.Log, null),
                real(name, 0, 0.9999, DoubleSpec.Scale.ReverseLog, null),
                real(name, 0, 1, DoubleSpec.Scale.Linear, 0.1),
                real(name, 0.3, 0.9, DoubleSpec.Scale.Log, 0.05),
                integer(name, 1, 8),
                integer(name, -5, 20, IntegerSpec.Scale.Linear, 5),
                integer(name, (1L << 60) + 1, (1L << 60) + 9),
                integer(name, 1, 1L << 40, IntegerSpec.Scale.Log, 1),
                ordinal(name, 32.0, 64.0, 128.0),
                ordinal(name, -0.5, 1e-9, 1e20),
                categorical(name, "sgd", "adamw", "lion"),
                categorical(name, "1", "true", "a b", "$x", "\"quoted\"", "é"),
                truth(name),
                permutation(name, "conv", "norm", "act"));
    }
}
