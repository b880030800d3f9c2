package io.lifeguard.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.lifeguard.testing.contract.Contract;
import io.lifeguard.testing.contract.ContractOperation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The served document equals the committed one, has every operation of a resource, and a description for every element. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenApiDocumentTest {
    private static final String WRITE = "openapi.write";

    @BeforeAll
    static void writeDocument() throws IOException {
        if (System.getProperty(WRITE) != null) {
            Files.writeString(Contract.COMMITTED, TestService.get("/openapi").body());
        }
    }

    @Test
    void the_served_document_is_the_committed_one() throws IOException {
        String served = TestService.get("/openapi").body();
        assertThat(served)
                .as(
                        "%s is out of date: ./mvnw test -Dtest=OpenApiDocumentTest -D%s writes it anew",
                        Contract.COMMITTED, WRITE)
                .isEqualTo(Files.readString(Contract.COMMITTED));
    }

    @Test
    void the_document_is_served_as_yaml_and_as_json_without_a_token() throws IOException {
        assertThat(TestService.get("/openapi").header("Content-Type")).hasValue("application/yaml;charset=UTF-8");
        Response json = TestService.get("/openapi", "Accept", "application/json");
        assertThat(json.header("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(TestService.get("/openapi?format=json").body()).isEqualTo(json.body());
        assertThat(TestService.get("/openapi.json").body()).isEqualTo(json.body());
        assertThat(json.json().get("openapi").asText()).startsWith("3.1.");
        assertThat(new ObjectMapper().readTree(json.body()).get("paths"))
                .isEqualTo(Contract.committed().document().get("paths"));
    }

    @Test
    void every_operation_of_a_resource_is_in_the_document_and_no_other() {
        Set<String> described = Contract.committed().operations().stream()
                .filter(operation -> operation.path().startsWith("/api/"))
                .map(ContractOperation::toString)
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(implemented());
    }

    private static Set<String> implemented() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.lifeguard.rest")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(OpenApiDocumentTest::operation)
                        .collect(Collectors.toSet());
    }

    private static Stream<String> operation(JavaMethod method) {
        String path = method.getOwner().getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class)
                        ? method.getAnnotationOfType(Path.class).value()
                        : "");
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation
                                .getRawType()
                                .getAnnotationOfType(HttpMethod.class)
                                .value() + " " + path);
    }

    @Test
    void every_element_has_a_description() {
        List<String> missing = new ArrayList<>();
        check(missing, "", Contract.committed().document());
        assertThat(missing).as("without a description").isEmpty();
    }

    /** Parameters, responses, headers and schemas, and the properties of schemas, unless they refer to another. */
    private static void check(List<String> missing, String path, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : fields(node)) {
            String inner = path + "/" + field.getKey();
            boolean isDescribed = path.matches(".*(/parameters|/responses|/headers|/components/schemas|/properties)")
                    && !path.matches(".*(/example.*|/properties/(properties|headers))");
            if (isDescribed && !hasDescription(field.getValue())) {
                missing.add(inner);
            }
            check(missing, inner, field.getValue());
        }
    }

    private static boolean hasDescription(JsonNode element) {
        return element.has("$ref") || element.path("description").asText().matches("(?s).*[.?)]");
    }

    private static List<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        if (node.isArray()) {
            List<Map.Entry<String, JsonNode>> items = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                items.add(Map.entry(String.valueOf(i), node.get(i)));
            }
            return items;
        }
        return List.copyOf(node.properties());
    }
}
