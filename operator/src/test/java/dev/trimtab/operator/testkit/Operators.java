package dev.trimtab.operator.testkit;

/** The operator that most tests share: it serves every namespace. A test with operators of its own stops it first. */
public final class Operators {

    private static OperatorProcess shared;

    private Operators() {}

    public static synchronized OperatorProcess shared() {
        if (shared == null || !shared.isAlive()) {
            shared = OperatorProcess.watching("shared", "JOSDK_ALL_NAMESPACES").start();
        }
        return shared;
    }

    public static synchronized void stopShared() {
        if (shared != null) {
            shared.kill();
        }
    }
}
