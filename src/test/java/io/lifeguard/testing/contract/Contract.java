package io.lifeguard.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI document, whose operations are found by the requests that they are for. */
public final class Contract {
    public static final Path COMMITTED = Path.of("docs", "openapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "patch", "post", "delete");

    private static final class Holder {
        static final Contract COMMITTED_CONTRACT = parse(read());
    }

    private final JsonNode document;
    private final List<ContractOperation> operations;

    private Contract(JsonNode document) {
        this.document = document;
        ContractSchemas schemas = new ContractSchemas(document);
        this.operations = fields(document.get("paths"))
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> new ContractOperation(
                                method.toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                path.getValue().get(method),
                                schemas)))
                .toList();
    }

    /** The committed document. */
    public static Contract committed() {
        return Holder.COMMITTED_CONTRACT;
    }

    /** @param yaml an OpenAPI document */
    public static Contract parse(String yaml) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new Contract(JSON.valueToTree(loaded));
    }

    private static String read() {
        try {
            return Files.readString(COMMITTED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.properties().stream();
    }

    public JsonNode document() {
        return document;
    }

    public List<ContractOperation> operations() {
        return operations;
    }

    /** The operation that a request is for; paths without parameters come first. */
    public Optional<ContractOperation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.matches(path))
                .findFirst();
    }
}
