package io.bongsu.engine.join;

import io.bongsu.engine.plan.ExprPlan.FieldRef;
import java.util.List;

/** The relation from each stream of a join to each other one. */
final class Relations {
    private final Relation[][] relations;
    private boolean endless;

    Relations(int streams) {
        relations = new Relation[streams][streams];
        for (Relation[] from : relations) {
            for (int to = 0; to < streams; to++) {
                from[to] = new Relation();
            }
        }
    }

    int streams() {
        return relations.length;
    }

    /** How events of {@code indexed} are found for an event of {@code asking}. */
    Relation of(int asking, int indexed) {
        return relations[asking][indexed];
    }

    boolean related(int asking, int indexed) {
        return !relations[asking][indexed].isEmpty();
    }

    /** Both ways; false when neither is news. */
    boolean addEqual(int one, FieldRef ofOne, int other, FieldRef ofOther) {
        boolean there = relations[one][other].addPlain(ofOther, ofOne);
        boolean back = relations[other][one].addPlain(ofOne, ofOther);
        return there || back;
    }

    /**
     * Whether there is no end to what follows: a field that is found by another condition first takes the same equality
     * again and again. Esper's compiler never comes back from it.
     */
    boolean endless() {
        return endless;
    }

    /** What follows from {@code a = b and b = c}, until nothing more follows. */
    void addImplied() {
        boolean added;
        do {
            added = false;
            for (int asking = 0; asking < relations.length; asking++) {
                for (int indexed = 0; indexed < relations.length; indexed++) {
                    if (asking != indexed) {
                        added |= addImplied(asking, indexed);
                    }
                }
            }
        } while (added && !endless);
    }

    private boolean addImplied(int asking, int indexed) {
        boolean added = false;
        for (Relation.Equality equality : relations[asking][indexed].all(Relation.Equality.class)) {
            for (int other = 0; equality.plain() && other < relations.length; other++) {
                if (other != asking && other != indexed) {
                    added |= addImplied(asking, (FieldRef) equality.asked(), equality.indexed(), other, indexed);
                }
            }
        }
        return added;
    }

    private boolean addImplied(int asking, FieldRef asked, FieldRef shared, int other, int indexed) {
        List<Relation.Equality> others = relations[other][indexed].all(Relation.Equality.class);
        return others.stream()
                .filter(equality -> equality.indexed().equals(shared))
                .findFirst()
                .filter(Relation.Equality::plain)
                .map(equality -> addImplied(asking, asked, other, (FieldRef) equality.asked()))
                .orElse(false);
    }

    private boolean addImplied(int asking, FieldRef asked, int other, FieldRef ofOther) {
        boolean known =
                relations[asking][other].hasPlain(ofOther, asked) && relations[other][asking].hasPlain(asked, ofOther);
        boolean added = addEqual(asking, asked, other, ofOther);
        endless |= added && known;
        return added;
    }
}
