package dev.trimtab.core.constraint;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the compiler says, for people who write their first constraint. */
final class Complaints {
    private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern NAME = Pattern.compile("undeclared reference to '(.*)' .*");
    private static final Pattern OVERLOAD =
            Pattern.compile("found no matching overload for '(.*)' applied to '(.*)' .*", Pattern.DOTALL);
    private static final int LISTED = 12;

    private static final Map<String, String> KINDS = Map.of(
            "int",
            "a whole number",
            "double",
            "a number",
            "string",
            "a text",
            "bool",
            "a truth value",
            "list",
            "a list");

    private Complaints() {}

    static String of(CelValidationException invalid, List<Variable> variables) {
        CelIssue issue = invalid.getErrors().getFirst();
        String message = issue.getMessage();
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return "no parameter is named " + field.group(1) + ": write one of " + names(variables);
        }
        Matcher name = NAME.matcher(message);
        if (name.matches()) {
            boolean isParameter =
                    variables.stream().anyMatch(variable -> variable.name().equals(name.group(1)));
            return "'" + name.group(1) + "' is unknown: "
                    + (isParameter
                            ? "write " + written(name.group(1))
                            : "a parameter is written as in " + example(variables));
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return overload(overload.group(1), overload.group(2), variables);
        }
        return "this is no CEL: column " + (issue.getSourceLocation().getColumn() + 1) + ", "
                + message.replaceFirst(", expecting .*| expecting .*", "") + "; write a condition such as "
                + example(variables) + " < 3";
    }

    static String notTrueOrFalse(CelType type, List<Variable> variables) {
        return "this is " + kind(type.name()) + ", not true or false: write a condition such as " + example(variables)
                + " < 3";
    }

    static String noParameter(List<Variable> variables) {
        return "this speaks of no parameter: write one as in " + example(variables);
    }

    private static String overload(String function, String types, List<Variable> variables) {
        if (function.equals("_[_]") && types.startsWith("(" + Language.TYPE)) {
            return "params is no map: write " + example(variables)
                    + ", and a name with other characters than letters, digits and _ in backquotes: params.`learning-rate`";
        }
        String operator = function.replace("_", "").replace("@", "");
        String kinds = Stream.of(types.substring(1, types.length() - 1).split(", "))
                .map(Complaints::kind)
                .collect(Collectors.joining(" and "));
        return "'" + operator + "' does not take " + kinds + ": compare and combine values of one kind";
    }

    private static String kind(String type) {
        return KINDS.getOrDefault(type.replaceFirst("\\(.*", ""), type);
    }

    private static String names(List<Variable> variables) {
        String names = variables.stream().limit(LISTED).map(Variable::name).collect(Collectors.joining(", "));
        return variables.size() > LISTED ? names + ", … (" + variables.size() + " parameters)" : names;
    }

    private static String example(List<Variable> variables) {
        return written(variables.stream()
                .filter(variable ->
                        variable.kind() == Variable.Kind.WHOLE_NUMBER || variable.kind() == Variable.Kind.NUMBER)
                .findFirst()
                .map(Variable::name)
                .orElse("x"));
    }

    private static String written(String name) {
        return Language.PARAMS + "." + (name.matches("(?!(in|true|false|null)$)\\w+") ? name : "`" + name + "`");
    }
}
