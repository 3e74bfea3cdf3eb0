package dev.trimtab.cli.process;

import java.util.Map;

/** References to variables in a container's command, arguments and environment, as Kubernetes resolves them. */
final class Expansion {

    private Expansion() {}

    /**
     * {@code $(NAME)} becomes the value of a variable and stays as it is where there is none; {@code $$} becomes one dollar
     * sign, so that {@code $$(NAME)} is the text {@code $(NAME)}.
     */
    static String expand(String text, Map<String, String> variables) {
        var expanded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            int end = next == '(' ? text.indexOf(')', i) : -1;
            if (c != '$' || next != '$' && end < 0) {
                expanded.append(c);
                i++;
            } else if (next == '$') {
                expanded.append('$');
                i += 2;
            } else {
                String reference = text.substring(i, end + 1);
                expanded.append(variables.getOrDefault(text.substring(i + 2, end), reference));
                i = end + 1;
            }
        }
        return expanded.toString();
    }
}
