package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A continuum. A number beyond a bound by no more than rounding is that bound: {@code exp(log(0.1))} is not 0.1 in every
 * language.
 */
record BoundedCoding(double low, double high) implements Coding {

    private static final double ROUNDING = 1e-9;

    @Override
    public JsonNode json(Object value) {
        return new PlainCoding().json(value);
    }

    @Override
    public Object value(JsonNode json) {
        if (!json.isNumber()) {
            return json.toString();
        }
        double value = json.doubleValue();
        double nearest = Math.max(low, Math.min(high, value));
        return Math.abs(value - nearest) <= ROUNDING * Math.abs(nearest) ? nearest : value;
    }
}
