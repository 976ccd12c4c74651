package io.bongsu.jobs.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bongsu.jobs.decode.RejectedRecord;
import io.bongsu.jobs.publish.file.LineFormat;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rejected record as one line of JSON.
 *
 * <p>Shape: the message is in {@code text} when it is UTF-8, else in {@code base64}.
 */
public final class RejectedJson implements LineFormat<RejectedRecord> {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String line(RejectedRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", record.code());
        fields.put("reason", record.reason());
        fields.put("stream", record.stream().isEmpty() ? null : record.stream());
        fields.put("topic", record.topic());
        fields.put("partition", record.partition());
        fields.put("offset", record.offset());
        try {
            fields.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(record.bytes()))
                            .toString());
        } catch (CharacterCodingException e) {
            fields.put("base64", Base64.getEncoder().encodeToString(record.bytes()));
        }
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rejected record has JSON values only, record=" + record, e);
        }
    }
}
