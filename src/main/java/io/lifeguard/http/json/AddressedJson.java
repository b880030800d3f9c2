package io.lifeguard.http.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Writes values that are the same for all users but for a SIP address: each is encoded once, as long as it is in use, and then
 * copied around the address.
 *
 * @param <T> compared by identity
 */
// Caffeine finds these classes by their names
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
public final class AddressedJson<T> {
    /** Stands for the address while a value is encoded; PostgreSQL stores no text that has it. */
    private static final String PLACEHOLDER = "\0";

    private static final String ENCODED_PLACEHOLDER = "u0000";

    private final ObjectMapper json;
    private final BiFunction<T, String, ?> body;
    private final LoadingCache<T, List<SerializableString>> encoded =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(this::encode);

    /** @param body of a value and an address, as Jackson writes it */
    public AddressedJson(ObjectMapper json, BiFunction<T, String, ?> body) {
        this.json = json;
        this.body = body;
    }

    /** A JSON array of the values with one address. */
    public JsonSerializable array(List<T> values, Address address) {
        return new Array(values, address);
    }

    /** The content of a JSON string. */
    public static final class Address {
        private final SerializableString quoted;

        public Address(String sipAddress) {
            quoted = new SerializedString(
                    String.valueOf(JsonStringEncoder.getInstance().quoteAsString(sipAddress)));
        }
    }

    private List<SerializableString> encode(T value) throws JsonProcessingException {
        return split(json.writeValueAsString(body.apply(value, PLACEHOLDER)));
    }

    /** What stands before, between and after the places of the address. */
    private static List<SerializableString> split(String text) {
        List<SerializableString> pieces = new ArrayList<>();
        int begin = 0;
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i)) {
            if (text.startsWith(ENCODED_PLACEHOLDER, i + 1)) {
                pieces.add(new SerializedString(text.substring(begin, i)));
                i += 1 + ENCODED_PLACEHOLDER.length();
                begin = i;
            } else {
                i += 2; // the escaped character, which may be a backslash itself
            }
        }
        pieces.add(new SerializedString(text.substring(begin)));
        return List.copyOf(pieces);
    }

    private final class Array implements JsonSerializable {
        private final List<T> values;
        private final Address address;

        Array(List<T> values, Address address) {
            this.values = values;
            this.address = address;
        }

        @Override
        public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeStartArray();
            for (T value : values) {
                List<SerializableString> pieces = encoded.get(value);
                generator.writeRawValue(pieces.get(0));
                for (int i = 1; i < pieces.size(); i++) {
                    generator.writeRaw(address.quoted);
                    generator.writeRaw(pieces.get(i));
                }
            }
            generator.writeEndArray();
        }

        @Override
        public void serializeWithType(
                JsonGenerator generator, SerializerProvider serializers, TypeSerializer typeSerializer)
                throws IOException {
            serialize(generator, serializers);
        }
    }
}
