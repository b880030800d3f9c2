package io.lifeguard.authzen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import java.io.IOException;

/** Reads the body of a request, a JSON object in UTF-8 without repeated members. */
final class RequestBody {
    private static final int MAX_NESTING = 100;
    /** Six times what 10,000 evaluations of the usual form have. */
    private static final long MAX_JSON_TOKENS = 1_000_000;

    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxTokenCount(MAX_JSON_TOKENS)
                            .build())
                    .build())
            .readerFor(Object.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {}

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for a body that is empty, malformed or no object */
    static RequestObject parse(byte[] body) {
        if (body.length == 0) {
            throw LifeguardException.invalidValue("The body is empty; a request is a JSON object.");
        }
        try {
            return RequestObject.of("", JSON.readValue(body));
        } catch (IOException e) {
            throw LifeguardException.invalidValue("The body is not valid JSON" + where(e)
                    + "; it must be one object in UTF-8 without repeated members, with at most 100 levels and 1,000,000"
                    + " values.");
        }
    }

    private static String where(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
    }
}
