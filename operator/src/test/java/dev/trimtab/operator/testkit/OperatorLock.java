package dev.trimtab.operator.testkit;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Tests share the operator, or have it to themselves: those that stop it run one after the other. */
public final class OperatorLock implements ResourceLocksProvider {

    private static final String OPERATOR = "operator";

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        OnCluster wish = testClass.getAnnotation(OnCluster.class);
        return Set.of(
                new Lock(OPERATOR, wish.sharedOperator() ? ResourceAccessMode.READ : ResourceAccessMode.READ_WRITE));
    }
}
