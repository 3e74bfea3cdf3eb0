package dev.trimtab.operator.testkit;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Brings the cluster and the operator up, and gives each test a namespace that goes with it. */
final class ClusterExtension implements BeforeAllCallback, ParameterResolver {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

    @Override
    public void beforeAll(ExtensionContext context) {
        Cluster.get();
        OnCluster wish = context.getRequiredTestClass().getAnnotation(OnCluster.class);
        if (wish.sharedOperator()) {
            Operators.shared();
        } else {
            Operators.stopShared();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestNamespace.class;
    }

    @Override
    public TestNamespace resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String testClass = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        return context.getStore(Namespace.create(ClusterExtension.class, context.getUniqueId()))
                .computeIfAbsent(
                        "namespace-" + parameter.getIndex(),
                        key -> new TestNamespace("%s-%s-%d".formatted(testClass, RUN, COUNT.incrementAndGet())),
                        TestNamespace.class);
    }
}
