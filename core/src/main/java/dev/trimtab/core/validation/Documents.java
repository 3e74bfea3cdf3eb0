package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML (and JSON, which is YAML) as {@code kubectl} does, and remembers where each field stands. */
public final class Documents {

    /** Anchors let a small file mean a huge document; the API server takes 1.5 MiB, which this is well above. */
    private static final int NODES_AT_MOST = 500_000;

    private static final Set<Tag> IMPLICIT = Set.of(
            Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MERGE, new Tag(Tag.PREFIX + "value"));

    private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<Node, Boolean> open = new IdentityHashMap<>();
    private Map<String, Integer> lines = new HashMap<>();
    private int nodes;

    private Documents() {}

    /** The documents of a text, empty ones left out. */
    public static List<Document> read(String yaml) throws InvalidYamlException {
        var options = new LoaderOptions();
        options.setCodePointLimit(16 * 1024 * 1024);
        options.setNestingDepthLimit(200);
        options.setMaxAliasesForCollections(NODES_AT_MOST);
        var documents = new ArrayList<Document>();
        try {
            for (Node root : new Yaml(options).composeAll(new StringReader(asYaml(yaml)))) {
                if (!isEmpty(root)) {
                    documents.add(new Documents().document(root));
                }
            }
        } catch (MarkedYAMLException e) {
            throw invalid(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark(), e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidYamlException(0, 0, String.valueOf(e.getMessage()));
        }
        return List.copyOf(documents);
    }

    /**
     * JSON is YAML but for three things: it may be indented with tabs (inside a text a tab is always an escape), it may
     * escape a slash, and it may write a character beyond 16 bits as two escapes.
     */
    private static String asYaml(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        return JSON_ESCAPE.matcher(text.replace('\t', ' ')).replaceAll(escape -> {
            String code = escape.group(1);
            return Matcher.quoteReplacement(
                    code.equals("/")
                            ? "/"
                            : code.matches("u[dD][89a-fA-F]..")
                                    ? Character.toString((char) Integer.parseInt(code.substring(1), 16))
                                    : escape.group());
        });
    }

    private static boolean isEmpty(Node root) {
        return root instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && Scalars.plain(scalar.getValue()).isNull();
    }

    private Document document(Node root) throws InvalidYamlException {
        if (!(root instanceof MappingNode mapping)) {
            throw invalid(
                    root.getStartMark(),
                    "a document must be an object with apiVersion, kind, metadata and spec, not a "
                            + (root instanceof SequenceNode ? "list" : "single value"));
        }
        lines.put("", root.getStartMark().getLine() + 1);
        ObjectNode content = object(mapping, "");
        return new Document(content, new Locations(lines));
    }

    private JsonNode value(Node node, String path) throws InvalidYamlException {
        if (++nodes > NODES_AT_MOST) {
            throw invalid(node.getStartMark(), "the anchors of this document make it too large");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> {
                enter(node);
                var list = JSON.arrayNode();
                for (Node item : sequence.getValue()) {
                    String at = FieldPath.item(path, list.size());
                    lines.putIfAbsent(at, item.getStartMark().getLine() + 1);
                    list.add(value(item, at));
                }
                open.remove(node);
                yield list;
            }
            case MappingNode mapping -> object(mapping, path);
            default -> throw invalid(node.getStartMark(), "this cannot be read");
        };
    }

    private ObjectNode object(MappingNode mapping, String path) throws InvalidYamlException {
        enter(mapping);
        ObjectNode object = JSON.objectNode();
        var merged = new ArrayList<Node>();
        for (NodeTuple field : mapping.getValue()) {
            if (field.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged.add(field.getValueNode());
                continue;
            }
            String name = key(field.getKeyNode());
            Mark mark = field.getKeyNode().getStartMark();
            String at = FieldPath.key(path, name);
            if (object.has(name)) {
                throw invalid(
                        mark,
                        "the key " + name + " is written twice here, first in line " + lines.get(at)
                                + ": keep one of the two");
            }
            lines.put(at, mark.getLine() + 1);
            object.set(name, value(field.getValueNode(), at));
        }
        for (Node source : merged) {
            merge(source, object, path);
        }
        open.remove(mapping);
        return object;
    }

    /** {@code <<: *defaults}: fields that the object does not have itself. */
    private void merge(Node source, ObjectNode target, String path) throws InvalidYamlException {
        switch (source) {
            case MappingNode mapping -> {
                var own = lines;
                lines = new HashMap<>();
                ObjectNode fields = object(mapping, path);
                var merged = lines;
                lines = own;
                merged.forEach(lines::putIfAbsent);
                fields.properties().forEach(field -> target.putIfAbsent(field.getKey(), field.getValue()));
            }
            case SequenceNode sequence -> {
                for (Node item : sequence.getValue()) {
                    merge(item, target, path);
                }
            }
            default -> throw invalid(source.getStartMark(), "<< must be followed by an object or a list of objects");
        }
    }

    private void enter(Node node) throws InvalidYamlException {
        if (open.put(node, true) != null) {
            throw invalid(node.getStartMark(), "the anchored value contains itself");
        }
    }

    private static String key(Node node) throws InvalidYamlException {
        if (!(node instanceof ScalarNode scalar)) {
            throw invalid(node.getStartMark(), "a key must be a text, not a list or an object");
        }
        JsonNode key = scalar(scalar);
        if (key.isNull()) {
            throw invalid(node.getStartMark(), "a key must be a text, not null");
        }
        return key.asText();
    }

    private static JsonNode scalar(ScalarNode node) {
        if (node.getScalarStyle() != ScalarStyle.PLAIN) {
            return node.getTag().equals(Tag.STR)
                    ? TextNode.valueOf(node.getValue())
                    : Scalars.tagged(node.getTag().getValue(), node.getValue());
        }
        // SnakeYAML's own guess at a plain scalar's type is of no interest; a tag that was written is. The two look
        // alike
        // except that a written tag may contradict the text: !!str 5.
        if (IMPLICIT.contains(node.getTag()) && !isWritten(node)) {
            return Scalars.plain(node.getValue());
        }
        return Scalars.tagged(node.getTag().getValue(), node.getValue());
    }

    /** Whether a tag stands before the value: then the node starts with an exclamation mark. */
    private static boolean isWritten(ScalarNode node) {
        int[] buffer = node.getStartMark().getBuffer();
        int start = node.getStartMark().getPointer();
        return start < buffer.length && buffer[start] == '!';
    }

    private static InvalidYamlException invalid(Mark mark, String sentence) {
        return mark == null
                ? new InvalidYamlException(0, 0, sentence)
                : new InvalidYamlException(mark.getLine() + 1, mark.getColumn() + 1, sentence);
    }
}
