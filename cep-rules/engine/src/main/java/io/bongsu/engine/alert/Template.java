package io.bongsu.engine.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with <code>{column}</code> places, taken apart once; a column that is null or unknown leaves {@code -}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_$][A-Za-z0-9_$.]*)}");

    /** One more than columns: what stands before, between and after them. */
    private final List<String> texts = new ArrayList<>();

    private final List<String> columns = new ArrayList<>();

    Template(String template) {
        Matcher matcher = PLACE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            texts.add(template.substring(from, matcher.start()));
            columns.add(matcher.group(1));
            from = matcher.end();
        }
        texts.add(template.substring(from));
    }

    String fill(Map<String, Object> details) {
        if (columns.isEmpty()) {
            return texts.get(0);
        }
        StringBuilder text = new StringBuilder(64).append(texts.get(0));
        for (int i = 0; i < columns.size(); i++) {
            Object value = details.get(columns.get(i));
            if (value == null) {
                text.append('-');
            } else {
                text.append(value);
            }
            text.append(texts.get(i + 1));
        }
        return text.toString();
    }
}
