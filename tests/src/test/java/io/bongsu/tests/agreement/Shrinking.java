package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import io.bongsu.language.RuleCompiler;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a case that differs smaller: as few events as still make a difference.
 *
 * <p>Cost: some hundred runs of the case; half of the events is tried before a quarter, and so on down to one.
 */
final class Shrinking {
    private final RuleCompiler compiler;

    Shrinking(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    AgreementCase smallest(AgreementCase differing) throws Exception {
        AgreementCase best = differing;
        for (int part = best.events().size() / 2; part >= 1; part = part / 2) {
            for (int from = 0; from < best.events().size(); ) {
                AgreementCase fewer = best.with(without(best.events(), from, part));
                if (!fewer.events().isEmpty() && differs(fewer)) {
                    best = fewer;
                } else {
                    from += part;
                }
            }
        }
        return best;
    }

    private boolean differs(AgreementCase one) throws Exception {
        return AgreementOutcome.of(one, compiler).kind() == AgreementOutcome.Kind.DIFFERENT;
    }

    private static List<Event> without(List<Event> events, int from, int count) {
        List<Event> rest = new ArrayList<>(events.subList(0, from));
        rest.addAll(events.subList(Math.min(events.size(), from + count), events.size()));
        return rest;
    }
}
