package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A parameter and all that hangs on it, countable: a value that activates children stands for as many points as these
 * have together, any other for one.
 *
 * @param branches the values that activate children, in order
 * @param count how many different subtrees there are
 */
record Node(String name, Levels levels, List<Branch> branches, BigInteger count) {
    /** A value, by its index in the levels, and the children that it activates. */
    private record Branch(BigInteger level, List<Node> children, BigInteger count) {}

    static Node of(Tree tree, Parameter parameter, int points, Map<String, List<Object>> choices) {
        List<Object> chosen = choices.get(parameter.name());
        Levels levels = chosen == null ? parameter.levels(points).kept() : Levels.of(chosen);
        Map<BigInteger, List<Node>> active = new TreeMap<>();
        for (Parameter child : tree.childrenOf(parameter)) {
            Condition when = child.when();
            if (when != null) {
                Node node = of(tree, child, points, choices);
                for (Object value : tree.activating(when)) {
                    levels.indexOf()
                            .apply(value)
                            .ifPresent(level -> active.computeIfAbsent(level, l -> new ArrayList<>())
                                    .add(node));
                }
            }
        }
        List<Branch> branches = active.entrySet().stream()
                .map(entry -> new Branch(entry.getKey(), entry.getValue(), product(entry.getValue())))
                .toList();
        BigInteger count = branches.stream()
                .map(branch -> branch.count().subtract(BigInteger.ONE))
                .reduce(levels.count(), BigInteger::add);
        return new Node(parameter.name(), levels, branches, count);
    }

    static BigInteger product(List<Node> nodes) {
        return nodes.stream().map(Node::count).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** Writes the values of combination {@code number} of these independent nodes; the last varies fastest. */
    static void fill(List<Node> nodes, BigInteger number, Map<String, Object> values) {
        BigInteger rest = number;
        for (Node node : nodes.reversed()) {
            BigInteger[] parts = rest.divideAndRemainder(node.count());
            node.fill(parts[1], values);
            rest = parts[0];
        }
    }

    private void fill(BigInteger number, Map<String, Object> values) {
        BigInteger rest = number;
        BigInteger next = BigInteger.ZERO;
        for (Branch branch : branches) {
            BigInteger plain = branch.level().subtract(next);
            if (rest.compareTo(plain) < 0) {
                break;
            }
            rest = rest.subtract(plain);
            next = branch.level();
            if (rest.compareTo(branch.count()) < 0) {
                values.put(name, levels.at().apply(branch.level()));
                fill(branch.children(), rest, values);
                return;
            }
            rest = rest.subtract(branch.count());
            next = next.add(BigInteger.ONE);
        }
        values.put(name, levels.at().apply(next.add(rest)));
    }
}
