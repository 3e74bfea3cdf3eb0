package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules for {@code metadata}, which no CRD can loosen. */
final class ObjectMetaCheck {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String DNS_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + QUALIFIED + ")?";

    private static final Pattern IS_SUBDOMAIN = Pattern.compile(SUBDOMAIN);
    private static final Pattern IS_LABEL = Pattern.compile(LABEL);
    private static final Pattern IS_DNS_1035 = Pattern.compile(DNS_1035);
    private static final Pattern IS_QUALIFIED = Pattern.compile(QUALIFIED);
    private static final Pattern IS_LABEL_VALUE = Pattern.compile(LABEL_VALUE);

    private static final String SUBDOMAIN_SENTENCE = "a lowercase RFC 1123 subdomain must consist of lower case"
            + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
            + " (e.g. 'example.com', regex used for validation is '" + SUBDOMAIN + "')";

    /** Every field of ObjectMeta and the JSON type of each. */
    private static final Map<String, String> FIELDS = new TreeMap<>(Map.ofEntries(
            Map.entry("name", "string"),
            Map.entry("generateName", "string"),
            Map.entry("namespace", "string"),
            Map.entry("selfLink", "string"),
            Map.entry("uid", "string"),
            Map.entry("resourceVersion", "string"),
            Map.entry("generation", "integer"),
            Map.entry("creationTimestamp", "string"),
            Map.entry("deletionTimestamp", "string"),
            Map.entry("deletionGracePeriodSeconds", "integer"),
            Map.entry("labels", "object"),
            Map.entry("annotations", "object"),
            Map.entry("ownerReferences", "array"),
            Map.entry("finalizers", "array"),
            Map.entry("managedFields", "array")));

    private ObjectMetaCheck() {}

    static void unknownFields(Findings findings, JsonNode metadata, String path) {
        metadata.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.containsKey(name)) {
                SchemaCheck.unknown(findings, path, name, FIELDS);
            }
        });
    }

    /** The metadata of the object itself. */
    static void own(Findings findings, JsonNode metadata) {
        String path = "metadata";
        if (!types(findings, metadata, path)) {
            return;
        }
        String name = metadata.path("name").asText("");
        String prefix = metadata.path("generateName").asText("");
        if (!prefix.isEmpty()) {
            // The API server puts five characters behind it.
            String checked = prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "a" : prefix;
            subdomain(findings, prefix, checked, FieldPath.child(path, "generateName"));
        }
        if (!name.isEmpty()) {
            subdomain(findings, name, name, FieldPath.child(path, "name"));
        } else if (prefix.isEmpty()) {
            findings.required(FieldPath.child(path, "name"), "name or generateName is required");
        }
        common(findings, metadata, path);
    }

    /** The metadata of an object inside the object: a name is not needed. */
    static void embedded(Findings findings, JsonNode metadata, String path) {
        if (types(findings, metadata, path)) {
            common(findings, metadata, path);
        }
    }

    static void kind(Findings findings, JsonNode kind, String path) {
        String lower = kind.textValue().toLowerCase(Locale.ROOT);
        if (!IS_DNS_1035.matcher(lower).matches()) {
            findings.invalid(
                    path,
                    GoText.quoted(kind),
                    "may have mixed case, but should otherwise match: a DNS-1035 label must consist of lower case"
                            + " alphanumeric characters or '-', start with an alphabetic character, and end with an"
                            + " alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '"
                            + DNS_1035 + "')");
        }
    }

    private static boolean types(Findings findings, JsonNode metadata, String path) {
        if (metadata.isMissingNode() || metadata.isNull()) {
            return true;
        }
        if (!metadata.isObject()) {
            findings.wrongType(path, "object", GoText.type(metadata));
            return false;
        }
        boolean right = true;
        for (var field : metadata.properties()) {
            String wanted = FIELDS.get(field.getKey());
            if (wanted == null || field.getValue().isNull()) {
                continue;
            }
            String at = FieldPath.child(path, field.getKey());
            if (!SchemaCheck.isOfType(field.getValue(), wanted)) {
                findings.wrongType(at, wanted, GoText.type(field.getValue()));
                right = false;
            } else if (field.getKey().equals("labels") || field.getKey().equals("annotations")) {
                right &= texts(findings, field.getValue(), at);
            }
        }
        return right;
    }

    private static boolean texts(Findings findings, JsonNode map, String path) {
        boolean right = true;
        for (var entry : map.properties()) {
            if (!entry.getValue().isTextual() && !entry.getValue().isNull()) {
                findings.wrongType(FieldPath.key(path, entry.getKey()), "string", GoText.type(entry.getValue()));
                right = false;
            }
        }
        return right;
    }

    private static void common(Findings findings, JsonNode metadata, String path) {
        String namespace = metadata.path("namespace").asText("");
        if (!namespace.isEmpty()
                && (namespace.length() > 63 || !IS_LABEL.matcher(namespace).matches())) {
            findings.invalid(
                    FieldPath.child(path, "namespace"),
                    GoText.quoted(metadata.get("namespace")),
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start"
                            + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for"
                            + " validation is '" + LABEL + "')");
        }
        metadata.path("labels").properties().forEach(label -> {
            String at = FieldPath.child(path, "labels");
            qualifiedName(findings, label.getKey(), at);
            String value = label.getValue().asText("");
            if (value.length() > 63) {
                findings.invalid(at, GoText.quoted(label.getValue()), "must be no more than 63 characters");
            }
            if (!IS_LABEL_VALUE.matcher(value).matches()) {
                findings.invalid(
                        at,
                        GoText.quoted(label.getValue()),
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and"
                                + " must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value', "
                                + " or '12345', regex used for validation is '" + LABEL_VALUE + "')");
            }
        });
        // Annotations' names may be in mixed case before the slash, labels' may not.
        metadata.path("annotations")
                .fieldNames()
                .forEachRemaining(name ->
                        qualifiedName(findings, name.toLowerCase(Locale.ROOT), FieldPath.child(path, "annotations")));
        metadata.path("finalizers")
                .forEach(name -> qualifiedName(findings, name.asText(), FieldPath.child(path, "finalizers")));
    }

    private static void qualifiedName(Findings findings, String written, String path) {
        int slash = written.indexOf('/');
        String prefix = written.substring(0, Math.max(0, slash));
        String name = written.substring(slash + 1);
        String value = GoText.quoted(TextNode.valueOf(written));
        if (slash == 0) {
            findings.invalid(path, value, "prefix part must be non-empty");
        } else if (slash > 0 && !IS_SUBDOMAIN.matcher(prefix).matches()) {
            findings.invalid(path, value, "prefix part " + SUBDOMAIN_SENTENCE);
        }
        if (name.isEmpty()) {
            findings.invalid(path, value, "name part must be non-empty");
        } else if (name.length() > 63) {
            findings.invalid(path, value, "name part must be no more than 63 characters");
        } else if (!IS_QUALIFIED.matcher(name).matches()) {
            findings.invalid(
                    path,
                    value,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                            + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
                            + " validation is '" + QUALIFIED + "')");
        }
    }

    private static void subdomain(Findings findings, String written, String checked, String path) {
        String value = GoText.quoted(TextNode.valueOf(written));
        if (checked.length() > 253) {
            findings.invalid(path, value, "must be no more than 253 characters");
        }
        if (!IS_SUBDOMAIN.matcher(checked).matches()) {
            findings.invalid(path, value, SUBDOMAIN_SENTENCE);
        }
    }
}
