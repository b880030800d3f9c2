package io.lifeguard.rest.openapi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The parameters, bodies and responses of operations on resources, which are alike for every kind of resource. */
final class ResourceOperations {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Components components;

    ResourceOperations(Components components) {
        this.components = components;
    }

    /** @param resource the name of the schema of the resources */
    void complete(String path, HttpMethod method, Operation operation, String resource) {
        switch (method) {
            case GET -> {
                if (path.endsWith("}")) {
                    read(operation, resource);
                } else {
                    list(operation, resource);
                }
            }
            case PUT -> {
                body(operation, resource + InputSchemas.SUFFIX, JSON);
                write(operation, resource)
                        .addAPIResponse(
                                "201",
                                written("The resource was created.", resource)
                                        .addHeader(
                                                "Location",
                                                OASFactory.createHeader().ref("Location")));
            }
            case PATCH -> {
                components.addSchema(resource + "Patch", patch(resource));
                body(operation, resource + "Patch", MERGE_PATCH, JSON);
                operation.setDescription(operation.getDescription() + " The body is a JSON Merge Patch (RFC 7396).");
                write(operation, resource);
            }
            case POST -> {
                addParameters(operation, "IdempotencyKey");
                write(operation, resource);
            }
            case DELETE -> write(operation, resource);
            default -> throw new IllegalArgumentException("No resource has the method " + method);
        }
    }

    private Schema patch(String resource) {
        return InputSchemas.patchOf(schema(resource + InputSchemas.SUFFIX));
    }

    private Schema schema(String name) {
        return Objects.requireNonNull(components.getSchemas().get(name), name);
    }

    private void list(Operation operation, String resource) {
        addParameters(operation, "First", "After", "Fields");
        components.addSchema(
                resource + "List",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("A page of a list.")
                        .required(List.of("items"))
                        .addProperty(
                                "items",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(selection(resource))
                                        .description("The resources of the page."))
                        .addProperty(
                                "next",
                                OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .format("uri-reference")
                                        .description("Where the next page is; absent for the last page.")));
        operation
                .getResponses()
                .addAPIResponse(
                        "200",
                        json("A page of the list.", reference(resource + "List"))
                                .addHeader("Link", OASFactory.createHeader().ref("Link")));
    }

    private void read(Operation operation, String resource) {
        addParameters(operation, "Fields", "IfNoneMatch");
        operation
                .getResponses()
                .addAPIResponse("200", withEntityTag(json("The resource.", selection(resource))))
                .addAPIResponse(
                        "304",
                        withEntityTag(OASFactory.createAPIResponse()
                                .description("The resource has an entity tag of If-None-Match.")));
    }

    /** The resource, or the members of it that a client has selected. */
    private Schema selection(String resource) {
        Schema whole = schema(resource);
        components.addSchema(
                resource + "Selection",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description(whole.getDescription() + " Only the members that the parameter `fields` names.")
                        .properties(whole.getProperties()));
        return OASFactory.createSchema().anyOf(List.of(reference(resource), reference(resource + "Selection")));
    }

    private APIResponses write(Operation operation, String resource) {
        addParameters(operation, "DryRun", "IfMatch", "IfNoneMatch", "Prefer");
        components.addSchema(
                resource + "Write",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("The response to an accepted write.")
                        .required(List.of("outcome", "applied", "revision", "warnings"))
                        .addProperty(
                                "outcome",
                                reference("WriteOutcome").description("What the write does to the resource."))
                        .addProperty(
                                "applied",
                                OASFactory.createSchema()
                                        .addType(SchemaType.BOOLEAN)
                                        .description("Whether it is stored; false for a dry run."))
                        .addProperty(
                                "revision",
                                OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .description(
                                                "The revision of the write; if it stores nothing, of the facts that it was"
                                                        + " decided on."))
                        .addProperty(
                                "warnings",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(reference("WriteWarning"))
                                        .description("Side effects of the write."))
                        .addProperty(
                                "resource",
                                reference(resource)
                                        .description(
                                                "The resource after the write; absent if it is deleted, or if the request preferred that.")));
        return operation
                .getResponses()
                .addAPIResponse("200", written("The write was accepted; it created nothing.", resource));
    }

    private static APIResponse written(String description, String resource) {
        return withEntityTag(json(description, reference(resource + "Write")))
                .addHeader("Warning", OASFactory.createHeader().ref("Warning"))
                .addHeader("Preference-Applied", OASFactory.createHeader().ref("PreferenceApplied"));
    }

    private static APIResponse withEntityTag(APIResponse response) {
        return response.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
    }

    private static APIResponse json(String description, Schema schema) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(schema)));
    }

    private static void body(Operation operation, String schema, String... types) {
        Content content = OASFactory.createContent();
        Stream.of(types)
                .forEach(type ->
                        content.addMediaType(type, OASFactory.createMediaType().schema(reference(schema))));
        operation.setRequestBody(OASFactory.createRequestBody()
                .description("The members of the resource.")
                .required(true)
                .content(content));
    }

    private static Schema reference(String schema) {
        return OASFactory.createSchema().ref(schema);
    }

    private static void addParameters(Operation operation, String... names) {
        Stream.of(names)
                .forEach(name ->
                        operation.addParameter(OASFactory.createParameter().ref(name)));
    }
}
