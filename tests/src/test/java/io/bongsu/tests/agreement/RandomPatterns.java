package io.bongsu.tests.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Patterns of every construct, nested at random, as EPL text.
 *
 * <p>Shape: what is under an {@code every} is never true at once, as Esper would begin it for ever; few {@code every} are
 * nested, so that partial matches do not grow out of hand.
 */
final class RandomPatterns {
    private static final String[] STREAMS = {"A", "B", "C"};

    private final Random random;
    /** Tags that later parts may name, arrays with {@code []} at their end. */
    private List<String> visible = new ArrayList<>();

    private final List<String> all = new ArrayList<>();
    private int tags;
    private int everies;

    RandomPatterns(Random random) {
        this.random = random;
    }

    /** One module of one statement. */
    String rule() {
        String annotation = switch (random.nextInt(8)) {
            case 0 -> "@SuppressOverlappingMatches ";
            case 1 -> "@DiscardPartialsOnMatch ";
            case 2 -> "@DiscardPartialsOnMatch @SuppressOverlappingMatches ";
            default -> "";
        };
        String pattern = root();
        List<String> columns = new ArrayList<>();
        for (String tag : all) {
            if (tag.endsWith("[]")) {
                String name = tag.substring(0, tag.length() - 2);
                columns.add(name + "[0].eventId as " + name + "_0");
                columns.add(name + "[1].eventId as " + name + "_1");
                columns.add(name + "[2].eventId as " + name + "_2");
            } else {
                columns.add(tag + ".eventId as " + tag + "_id");
            }
        }
        return "@name('s0') select " + (columns.isEmpty() ? "1 as one" : String.join(", ", columns)) + " from pattern "
                + annotation + "[" + pattern + "]";
    }

    private String root() {
        return random.nextInt(3) == 0 ? part(3) : every(1) + " -> " + part(2);
    }

    private String part(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> sequence(depth);
            case 2, 3 -> everies < 2 ? "(" + every(depth - 1) + ")" : part(depth - 1);
            case 4 -> distinct(depth);
            case 5 -> both(depth, " and ", false);
            case 6, 7 -> both(depth, " or ", false);
            case 8, 9 -> both(depth, " and ", true);
            case 10 -> guarded(depth);
            case 11, 12 -> repeat(depth);
            default -> leaf();
        };
    }

    private String leaf() {
        return random.nextInt(5) == 0 ? "timer:interval(" + seconds() + ")" : atom();
    }

    private String atom() {
        String tag = "t" + tags++;
        String filter = filter();
        visible.add(tag);
        all.add(tag);
        return tag + "=" + STREAMS[random.nextInt(3)] + filter
                + (random.nextInt(9) == 0 ? "@consume(" + random.nextInt(3) + ")" : "");
    }

    private String filter() {
        if (visible.isEmpty() || random.nextInt(3) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "(n > 1)";
                case 1 -> "(k = 'x')";
                default -> "";
            };
        }
        String tag = one(visible.get(random.nextInt(visible.size())));
        return switch (random.nextInt(4)) {
            case 0 -> "(k = " + tag + ".k)";
            case 1 -> "(n >= " + tag + ".n)";
            case 2 -> "(k != " + tag + ".k)";
            default -> "";
        };
    }

    private static String one(String tag) {
        return tag.endsWith("[]") ? tag.substring(0, tag.length() - 2) + "[0]" : tag;
    }

    private String seconds() {
        return (1 + random.nextInt(8)) + " sec";
    }

    private String sequence(int depth) {
        String arrow = random.nextInt(4) == 0 ? " -[" + (1 + random.nextInt(2)) + "]> " : " -> ";
        String first = everies < 2 && random.nextBoolean() ? every(depth - 1) : part(depth - 1);
        return "(" + first + arrow + part(depth - 1) + (random.nextInt(3) == 0 ? " -> " + atom() : "") + ")";
    }

    private String every(int depth) {
        everies++;
        String operand = switch (random.nextInt(8)) {
            case 0 -> "(" + atom() + " -> " + part(depth) + ")";
            case 1 -> "(" + atom() + " and not " + hidden(1) + ")";
            case 2 -> guardedAbsence();
            case 3 ->
                "((" + atom() + " -> (" + atom() + " and not " + hidden(1) + "))" + " where timer:within(" + seconds()
                        + "))";
            case 4 -> "(timer:interval(" + (3 + random.nextInt(8)) + " sec) and not " + hidden(1) + ")";
            case 5 -> "(" + atom() + " where timer:within(" + seconds() + "))";
            default -> atom();
        };
        return "every " + operand;
    }

    /** The only {@code every} from here on: partial matches grow out of hand otherwise, in Esper first. */
    private String guardedAbsence() {
        everies = 2;
        return "((" + atom() + " and not " + hidden(1) + ") where timer:within(" + seconds() + "))";
    }

    private String distinct(int depth) {
        if (everies >= 2) {
            return leaf();
        }
        everies++;
        List<String> before = new ArrayList<>(visible);
        String operand = "(" + atom() + (random.nextBoolean() ? " -> " + part(depth - 1) : "") + ")";
        List<String> keys = new ArrayList<>();
        for (String tag : visible) {
            if (!before.contains(tag) && !tag.endsWith("[]") && keys.size() < 2) {
                keys.add(tag + "." + (random.nextBoolean() ? "k" : "n"));
            }
        }
        String expiry = random.nextBoolean() ? ", " + seconds() : "";
        return "(every-distinct(" + String.join(", ", keys) + expiry + ") " + operand + ")";
    }

    private String both(int depth, String operator, boolean negated) {
        List<String> before = visible;
        visible = new ArrayList<>(before);
        String one = part(depth - 1);
        List<String> ofOne = visible;
        visible = new ArrayList<>(before);
        String other = negated ? "not " + hidden(depth) : part(depth - 1);
        List<String> ofOther = visible;
        visible = new ArrayList<>(ofOne);
        ofOther.stream().filter(tag -> !visible.contains(tag)).forEach(visible::add);
        return "(" + one + operator + other + ")";
    }

    private String hidden(int depth) {
        String atom = STREAMS[random.nextInt(3)] + filter();
        return random.nextInt(4) == 0 && depth > 1 ? "(" + atom + " -> " + STREAMS[random.nextInt(3)] + ")" : atom;
    }

    private String guarded(int depth) {
        String guard = switch (random.nextInt(4)) {
            case 0 -> " where timer:withinmax(" + seconds() + ", " + random.nextInt(3) + ")";
            default -> " where timer:within(" + seconds() + ")";
        };
        List<String> before = new ArrayList<>(visible);
        String operand = part(depth - 1);
        List<String> fresh = visible.stream()
                .filter(tag -> !before.contains(tag) && !tag.endsWith("[]"))
                .toList();
        if (!fresh.isEmpty() && random.nextInt(3) == 0) {
            guard = " while (" + fresh.get(0) + ".n < 3)";
        }
        return "((" + operand + ")" + guard + ")";
    }

    private String repeat(int depth) {
        List<String> before = visible;
        visible = new ArrayList<>(before);
        int from = all.size();
        String operand = random.nextInt(3) == 0 ? part(depth - 1) : atom();
        for (int i = from; i < all.size(); i++) {
            if (!all.get(i).endsWith("[]")) {
                all.set(i, all.get(i) + "[]");
            }
        }
        visible = new ArrayList<>(before);
        String until = random.nextInt(3) == 0 ? "timer:interval(" + seconds() + ")" : hiddenUntil();
        visible = new ArrayList<>(before);
        all.subList(from, all.size()).stream().filter(tag -> tag.endsWith("[]")).forEach(visible::add);
        int low = 1 + random.nextInt(2);
        String text = switch (random.nextInt(6)) {
            case 0 -> "[" + (low + 1) + "] " + operand;
            case 1 -> "[" + low + ":" + (low + random.nextInt(3)) + "] " + operand + " until " + until;
            case 2 -> "[" + low + ":] " + operand + " until " + until;
            case 3 -> "[:" + low + "] " + operand + " until " + until;
            case 4 -> "[" + low + "] " + operand + " until " + until;
            default -> operand + " until " + until;
        };
        return "(" + text + ")";
    }

    private String hiddenUntil() {
        return STREAMS[random.nextInt(3)] + filter();
    }
}
