package io.bongsu.engine.join;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Events with the same key, in the order in which they came; mostly one, which takes no set. */
final class Bucket {
    private Held sole;
    private Set<Held> several;

    void add(Held held) {
        if (several != null) {
            several.add(held);
        } else if (sole == null) {
            sole = held;
        } else {
            several = new LinkedHashSet<>();
            several.add(sole);
            several.add(held);
            sole = null;
        }
    }

    void remove(Held held) {
        if (several != null) {
            several.remove(held);
        } else if (sole == held) {
            sole = null;
        }
    }

    boolean isEmpty() {
        return several == null ? sole == null : several.isEmpty();
    }

    Collection<Held> events() {
        if (several != null) {
            return several;
        }
        return sole == null ? List.of() : List.of(sole);
    }
}
