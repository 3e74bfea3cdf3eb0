package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Orders of listed elements. */
record OrderCoding(ChoiceCoding elements) implements Coding {

    @Override
    public JsonNode json(Object value) {
        ArrayNode order = JsonNodeFactory.instance.arrayNode();
        ((List<?>) value).forEach(element -> order.add(elements.json(element)));
        return order;
    }

    @Override
    public Object value(JsonNode json) {
        return json.isArray() ? json.valueStream().map(elements::value).toList() : json.toString();
    }
}
