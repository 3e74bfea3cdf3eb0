package dev.trimtab.engine.suggest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what was costly to compute, for the next decision of the same study. What it has forgotten is computed again and is
 * the same to the last bit: decisions do not depend on it, only their time does. Safe for threads.
 */
public final class Memory {
    private final LinkedHashMap<Object, Object> kept;

    /** @param capacity how many things are kept, those least recently used forgotten first; at least 1 */
    public Memory(int capacity) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > capacity;
            }
        };
    }

    /** A value that never changes: the one kept under this key, or one made now. */
    public <T> T recall(Object key, Class<T> type, Supplier<T> make) {
        Object known;
        synchronized (this) {
            known = kept.get(key);
        }
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T made = make.get();
        keep(key, made);
        return made;
    }

    /** A value that its user changes: it is taken out, so that no two use it at once. */
    public synchronized <T> Optional<T> take(Object key, Class<T> type) {
        return Optional.ofNullable(kept.remove(key)).filter(type::isInstance).map(type::cast);
    }

    public synchronized void keep(Object key, Object value) {
        kept.put(key, value);
    }
}
