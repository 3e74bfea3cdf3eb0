package dev.trimtab.operator.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests on a real cluster: each may ask for a {@link TestNamespace} of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
@ResourceLock(providers = OperatorLock.class)
public @interface OnCluster {

    /** Whether the operator that tests share must be running; where not, nothing runs beside these tests. */
    boolean sharedOperator() default true;
}
