package io.bongsu.engine.partition;

import io.bongsu.engine.event.Event;
import java.util.Comparator;

/**
 * The order in which a partition sees events: by time, then by id, then by stream.
 *
 * <p>Shape: ids compare with runs of digits as numbers, so that {@code e2} goes before {@code e10}, as its source made them.
 * A function of the events alone: arrival does not count.
 */
final class EventOrder implements Comparator<Event> {
    static final EventOrder INSTANCE = new EventOrder();

    private EventOrder() {}

    @Override
    public int compare(Event one, Event other) {
        int byTime = Long.compare(one.timeMillis(), other.timeMillis());
        if (byTime != 0) {
            return byTime;
        }
        int byId = compareIds(one.id(), other.id());
        return byId != 0 ? byId : one.type().name().compareTo(other.type().name());
    }

    static int compareIds(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int endOfOne = endOfDigits(one, i);
                int endOfOther = endOfDigits(other, j);
                int byNumber = compareDigits(one, i, endOfOne, other, j, endOfOther);
                if (byNumber != 0) {
                    return byNumber;
                }
                i = endOfOne;
                j = endOfOther;
            } else {
                if (one.charAt(i) != other.charAt(j)) {
                    return Character.compare(one.charAt(i), other.charAt(j));
                }
                i++;
                j++;
            }
        }
        int byRest = Integer.compare(one.length() - i, other.length() - j);
        return byRest != 0 ? byRest : one.compareTo(other);
    }

    private static int compareDigits(String one, int i, int endOfOne, String other, int j, int endOfOther) {
        int from = skipZeros(one, i, endOfOne);
        int to = skipZeros(other, j, endOfOther);
        int byLength = Integer.compare(endOfOne - from, endOfOther - to);
        if (byLength != 0) {
            return byLength;
        }
        return one.substring(from, endOfOne).compareTo(other.substring(to, endOfOther));
    }

    private static int skipZeros(String text, int from, int end) {
        int i = from;
        while (i < end - 1 && text.charAt(i) == '0') {
            i++;
        }
        return i;
    }

    private static int endOfDigits(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
