package io.bongsu.engine.plan;

import java.util.Map;
import java.util.TreeMap;

/** A sealed family: the simple name of the case, then the case. */
final class FamilyCodec implements PlanCodec {
    private final Class<?> family;
    private final Map<String, Class<?>> cases = new TreeMap<>();

    FamilyCodec(Class<?> family) {
        this.family = family;
        collect(family);
    }

    private void collect(Class<?> parent) {
        for (Class<?> member : parent.getPermittedSubclasses()) {
            if (member.isSealed()) {
                collect(member);
            } else if (cases.put(member.getSimpleName(), member) != null) {
                throw new PlanException("the cases of a plan family have different names, family="
                        + family.getSimpleName() + " case=" + member.getSimpleName());
            }
        }
    }

    @Override
    public void write(Object value, PlanOutput output) {
        output.text(value.getClass().getSimpleName());
        PlanCodecs.of(value.getClass()).write(value, output);
    }

    @Override
    public Object read(PlanInput input) {
        String name = input.text();
        Class<?> member = cases.get(name);
        if (member == null) {
            throw input.unknown(family.getSimpleName(), name);
        }
        return PlanCodecs.of(member).read(input);
    }
}
