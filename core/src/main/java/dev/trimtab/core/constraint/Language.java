package dev.trimtab.core.constraint;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * CEL as constraints are written in it: the standard language with {@code params}, in which whole numbers and other numbers may be
 * mixed, and lists know {@code indexOf} as they do in Kubernetes.
 */
final class Language {
    static final String PARAMS = "params";

    /** What the checker calls the type of {@link #PARAMS}. */
    static final String TYPE = "Parameters";

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableQuotedIdentifierSyntax(true)
            .enableReservedIds(false)
            .build();

    private static final Map<String, DoubleBinaryOperator> ARITHMETIC =
            Map.of("_+_", (x, y) -> x + y, "_-_", (x, y) -> x - y, "_*_", (x, y) -> x * y, "_/_", (x, y) -> x / y);

    private static final String INDEX_OF = "indexOf";
    private static final String LIST_INDEX_OF = "list_index_of";

    private Language() {}

    static CelCompiler compiler(List<Variable> variables) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        variables.forEach(variable -> fields.put(variable.name(), type(variable.kind())));
        StructType type = StructType.create(
                TYPE, ImmutableSet.copyOf(fields.keySet()), name -> Optional.ofNullable(fields.get(name)));
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(provider(type))
                .addVar(PARAMS, StructTypeReference.create(TYPE))
                .addFunctionDeclarations(declarations())
                .build();
    }

    static CelRuntime runtime() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        ARITHMETIC.forEach((operator, operation) -> bindings.addAll(CelFunctionBinding.fromOverloads(
                operator,
                CelFunctionBinding.from(
                        "int_double" + operator, Long.class, Double.class, (x, y) -> operation.applyAsDouble(x, y)),
                CelFunctionBinding.from(
                        "double_int" + operator, Double.class, Long.class, (x, y) -> operation.applyAsDouble(x, y)))));
        bindings.addAll(CelFunctionBinding.fromOverloads(
                INDEX_OF, CelFunctionBinding.from(LIST_INDEX_OF, List.class, Object.class, (list, element) ->
                        (long) list.indexOf(element))));
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(bindings)
                .build();
    }

    private static List<CelFunctionDecl> declarations() {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        ARITHMETIC.keySet().forEach(operator -> declarations.add(mixed(operator, SimpleType.DOUBLE)));
        declarations.add(mixed("_==_", SimpleType.BOOL));
        declarations.add(mixed("_!=_", SimpleType.BOOL));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                INDEX_OF,
                CelOverloadDecl.newMemberOverload(
                        LIST_INDEX_OF, SimpleType.INT, ListType.create(SimpleType.STRING), SimpleType.STRING)));
        return declarations;
    }

    private static CelFunctionDecl mixed(String operator, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                CelOverloadDecl.newGlobalOverload("int_double" + operator, result, SimpleType.INT, SimpleType.DOUBLE),
                CelOverloadDecl.newGlobalOverload("double_int" + operator, result, SimpleType.DOUBLE, SimpleType.INT));
    }

    private static CelType type(Variable.Kind kind) {
        return switch (kind) {
            case WHOLE_NUMBER -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TEXT -> SimpleType.STRING;
            case TRUTH -> SimpleType.BOOL;
            case ORDER -> ListType.create(SimpleType.STRING);
            case ANY -> SimpleType.DYN;
        };
    }

    private static CelTypeProvider provider(StructType type) {
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return ImmutableList.of(type);
            }

            @Override
            public Optional<CelType> findType(String name) {
                return name.equals(TYPE) ? Optional.of(type) : Optional.empty();
            }
        };
    }
}
