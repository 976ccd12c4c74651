package io.bongsu.engine.alert;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with <code>{column}</code> places; a column that is null or unknown leaves {@code -}. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_$][A-Za-z0-9_$.]*)}");

    private Template() {}

    static String fill(String template, Map<String, Object> details) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Object value = details.get(matcher.group(1));
            matcher.appendReplacement(text, Matcher.quoteReplacement(value == null ? "-" : String.valueOf(value)));
        }
        return matcher.appendTail(text).toString();
    }
}
