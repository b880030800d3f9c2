package io.lifeguard.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects of a rendered overlay, in the order in which they are sent. */
record Overlay(String name, List<JsonNode> objects) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Overlay of(String name) {
        return new Overlay(name, yaml(Kustomize.render(name)));
    }

    static List<JsonNode> yaml(String documents) {
        Iterable<Object> loaded = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(documents);
        return StreamSupport.stream(loaded.spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList();
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<JsonNode> find(String kind, String called) {
        return all(kind)
                .filter(object -> object.at("/metadata/name").asText().equals(called))
                .findFirst();
    }

    JsonNode one(String kind, String called) {
        return find(kind, called)
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + called + " in " + name));
    }

    JsonNode only(String kind) {
        List<JsonNode> found = all(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError("There are " + found.size() + " of " + kind + " in " + name);
        }
        return found.get(0);
    }

    JsonNode service() {
        return one("Deployment", "lifeguard").at("/spec/template");
    }

    JsonNode migration() {
        return only("Job").at("/spec/template");
    }

    /** The templates of all pods that Kubernetes itself makes; those of an operator are the operator's. */
    List<JsonNode> pods() {
        return Stream.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob")
                .flatMap(this::all)
                .map(object -> object.at("/spec/template"))
                .toList();
    }

    List<JsonNode> containers() {
        return pods().stream()
                .flatMap(pod -> Stream.of("containers", "initContainers")
                        .flatMap(list -> list(pod.at("/spec/" + list)).stream()))
                .toList();
    }

    /** What a variable of the environment is for the service: its own, or that of the settings. Empty where it is none. */
    Optional<String> setting(String variable) {
        JsonNode container = service().at("/spec/containers/0");
        Optional<String> own = list(container.path("env")).stream()
                .filter(env -> env.path("name").asText().equals(variable))
                .map(env -> env.path("value").asText())
                .findFirst();
        return own.or(() -> list(container.path("envFrom")).stream()
                .map(from -> one("ConfigMap", from.at("/configMapRef/name").asText()))
                .map(map -> map.path("data").get(variable))
                .filter(Objects::nonNull)
                .map(JsonNode::asText)
                .findFirst());
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static Map<String, String> labels(JsonNode labels) {
        return JSON.convertValue(labels, JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    }

    /** Whether a selector without expressions takes what has these labels; an empty one takes everything. */
    static boolean takes(JsonNode selector, JsonNode labels) {
        if (selector.has("matchExpressions")) {
            throw new AssertionError("Expressions are not understood here: " + selector);
        }
        JsonNode wanted = selector.path("matchLabels");
        return wanted.isMissingNode()
                || labels(labels).entrySet().containsAll(labels(wanted).entrySet());
    }
}
