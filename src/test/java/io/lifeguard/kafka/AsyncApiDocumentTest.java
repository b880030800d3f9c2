package io.lifeguard.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.service.event.CloudEvents.ChangeData;
import io.lifeguard.service.event.CloudEvents.EventData;
import io.lifeguard.service.event.CloudEvents.EventWrite;
import io.lifeguard.service.kafka.KafkaSettings;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document says of topics and messages what the code does. KafkaTest reads what is sent. */
class AsyncApiDocumentTest {
    private static final Path SERVED = Path.of("src", "main", "resources", "pages", "asyncapi.yaml");

    private final JsonNode document;

    AsyncApiDocumentTest() throws IOException {
        Object parsed = new Yaml().load(Files.readString(SERVED));
        document = new ObjectMapper().valueToTree(parsed);
    }

    @Test
    void the_document_of_the_documentation_is_the_served_one() throws IOException {
        assertThat(Path.of("docs", "asyncapi.yaml")).as("copy " + SERVED).hasSameTextualContentAs(SERVED);
    }

    @ParameterizedTest
    @CsvSource({"eligibility, eligibilityTopic", "changes, changesTopic"})
    void topics_have_the_names_of_the_settings(String channel, String setting) throws NoSuchMethodException {
        assertThat(document.at("/channels/" + channel + "/address").asText())
                .isEqualTo(KafkaSettings.class
                        .getMethod(setting)
                        .getAnnotation(WithDefault.class)
                        .value());
    }

    @Test
    void messages_have_the_types_of_events() {
        List<String> types = Stream.concat(
                        Stream.of(EligibilityEffect.values())
                                .map(effect -> "io.lifeguard.eligibility." + lower(effect)),
                        Stream.of(ChangeOperation.values()).map(kind -> "io.lifeguard.change." + lower(kind)))
                .toList();
        assertThat(document.at("/components/messages").findValuesAsText("name"))
                .filteredOn(name -> name.startsWith("io.lifeguard."))
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(texts("/components/schemas/Event/properties/type/enum"))
                .containsExactlyElementsOf(types.stream()
                        .filter(type -> type.contains("eligibility"))
                        .toList());
    }

    @Test
    void schemas_have_the_properties_of_the_data() {
        assertThat(properties("EligibilityChange")).isEqualTo(components(EventData.class));
        assertThat(properties("Write")).isEqualTo(components(EventWrite.class));
        assertThat(properties("Change")).isEqualTo(components(ChangeData.class));
        assertThat(ChangeData.class.getAnnotation(JsonInclude.class).value()).isEqualTo(JsonInclude.Include.NON_NULL);
        assertThat(texts("/components/schemas/Change/required"))
                .containsExactlyElementsOf(components(EventWrite.class));
    }

    @Test
    void enumerations_have_all_values() {
        assertThat(texts("/components/schemas/EligibilityChange/properties/client/enum"))
                .isEqualTo(names(Client.values()));
        assertThat(texts("/components/schemas/EligibilityChange/properties/change/enum"))
                .isEqualTo(names(EligibilityEffect.values()));
        for (String schema : List.of("Write", "Change")) {
            assertThat(texts("/components/schemas/" + schema + "/properties/kind/enum"))
                    .isEqualTo(names(ChangeOperation.values()));
        }
    }

    private List<String> properties(String schema) {
        return document.at("/components/schemas/" + schema + "/properties").properties().stream()
                .map(property -> property.getKey())
                .toList();
    }

    private List<String> texts(String pointer) {
        JsonNode values = document.at(pointer);
        assertThat(values.isArray()).as(pointer).isTrue();
        return values.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
