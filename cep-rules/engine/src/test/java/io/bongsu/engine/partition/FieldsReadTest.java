package io.bongsu.engine.partition;

import static io.bongsu.engine.timeline.Plans.a;
import static io.bongsu.engine.timeline.Plans.b;
import static io.bongsu.engine.timeline.Plans.equal;
import static io.bongsu.engine.timeline.Plans.field;
import static io.bongsu.engine.timeline.Plans.greater;
import static io.bongsu.engine.timeline.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.engine.plan.ColumnPlan;
import io.bongsu.engine.plan.ExprPlan.FieldRef;
import io.bongsu.engine.plan.InputPlan;
import io.bongsu.engine.plan.PatternPlan;
import io.bongsu.engine.plan.StatementPlan.Role;
import io.bongsu.engine.plan.TagPlan;
import io.bongsu.engine.timeline.Rules;
import io.bongsu.engine.timeline.Timeline;
import io.bongsu.schemas.EventType;
import io.bongsu.schemas.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decoder may leave out. */
final class FieldsReadTest {
    private static List<String> names(EventType type, boolean[] places) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i]) {
                names.add(type.fields().get(i).name());
            }
        }
        return names;
    }

    private static List<String> byFilters(Rules rule, String stream) {
        EventType type = Timeline.TYPES.get(stream);
        return names(type, FieldsRead.of(List.of(rule.plan())).byFilters(type));
    }

    private static List<String> byRules(Rules rule, String stream) {
        EventType type = Timeline.TYPES.get(stream);
        return names(type, FieldsRead.of(List.of(rule.plan())).byRules(type));
    }

    private static InputPlan pattern(PatternPlan... steps) {
        return new InputPlan.Pattern(
                new PatternPlan.FollowedBy(List.of(steps)),
                List.of(new TagPlan("a", "A", false), new TagPlan("b", "B", false)));
    }

    @Test
    void filtersAskForWhatLooksAtTheEventAlone() {
        Rules rule = rule("r")
                .statement(
                        Role.OPEN,
                        pattern(a(greater(field("n"), 3)), b(equal(field("k"), field("a.k")))),
                        null,
                        "a.part.x");
        assertThat(byFilters(rule, "A")).containsExactly("n");
        assertThat(byFilters(rule, "B")).isEmpty();
    }

    @Test
    void rulesReadFiltersKeysAndColumns() {
        Rules rule = rule("r")
                .statement(
                        Role.OPEN,
                        pattern(a(greater(field("n"), 3)), b(equal(field("k"), field("a.k")))),
                        null,
                        "a.part.x");
        assertThat(byRules(rule, "A")).contains("k", "n", "part").doesNotContain("l", "d");
        assertThat(byRules(rule, "B")).contains("k").doesNotContain("n", "part");
        assertThat(byRules(rule.keyedBy("d"), "B")).contains("d");
        assertThat(byRules(rule("other").stream(Role.OPEN, "A", null, "k"), "C"))
                .doesNotContain("k");
    }

    @Test
    void anEventAsAWholeIsReadWithAllItsFields() {
        FieldRef whole = new FieldRef("a", List.of(), ValueType.rowOf(Timeline.TYPES.get("A")));
        Rules rule = rule("r").statement(Role.OPEN, pattern(a(), b()), null, List.of(new ColumnPlan("it", whole)));
        assertThat(byRules(rule, "A")).hasSameSizeAs(Timeline.TYPES.get("A").fields());
        assertThat(byRules(rule, "B")).doesNotContain("k");
    }
}
