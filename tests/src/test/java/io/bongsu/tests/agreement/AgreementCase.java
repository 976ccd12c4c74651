package io.bongsu.tests.agreement;

import io.bongsu.engine.event.Event;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** One random rule and the events it meets; a function of the seed and the number. */
record AgreementCase(RuleFamily family, long seed, int number, String epl, List<Event> events) {
    AgreementCase {
        events = List.copyOf(events);
    }

    static AgreementCase of(List<RuleFamily> families, long seed, int number) {
        Random random = new Random(mixed(seed * 1_000_003L + number));
        RuleFamily family = families.get(number % families.size());
        String epl = family.rule().apply(random);
        return new AgreementCase(
                family, seed, number, epl, RandomEvents.make(random, 20 + random.nextInt(30), random.nextBoolean()));
    }

    /** Neighbouring seeds begin with the same choices; mixed ones do not. */
    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }

    AgreementCase with(List<Event> fewer) {
        return new AgreementCase(family, seed, number, epl, fewer);
    }

    /** When our side is encoded and decoded. */
    long restarts() {
        return seed * 1_000_003L + number;
    }
}
