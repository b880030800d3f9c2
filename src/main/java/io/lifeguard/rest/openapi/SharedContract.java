package io.lifeguard.rest.openapi;

import io.lifeguard.access.Permissions;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes {@code META-INF/openapi.yaml}, which describes the paths, with what applies to all of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedContract implements OASFilter {
    private static final String RESOURCE = "x-resource";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Components components = api.getComponents();
        EnumSchemas.addValues(components);
        InputSchemas.restrict(components);
        ResourceOperations resources = new ResourceOperations(components);
        api.getPaths().getPathItems().forEach((path, item) -> {
            Optional<String> resource =
                    Optional.ofNullable(item.getExtensions()).map(extensions -> (String) extensions.get(RESOURCE));
            item.getOperations().forEach((method, operation) -> {
                if (operation.getResponses() == null) {
                    operation.setResponses(OASFactory.createAPIResponses());
                }
                resource.ifPresent(schema -> resources.complete(path, method, operation, schema));
                complete(components, path, method, operation);
            });
            item.removeExtension(RESOURCE);
        });
    }

    private static void complete(Components components, String path, PathItem.HttpMethod method, Operation operation) {
        operation.addParameter(OASFactory.createParameter().ref("LifeguardAtLeast"));
        Collection<APIResponse> responses =
                operation.getResponses().getAPIResponses().values();
        responses.forEach(response -> response.addHeader(
                "Lifeguard-Revision", OASFactory.createHeader().ref("LifeguardRevision")));
        if (!path.startsWith("/api/")) {
            operation.addParameter(OASFactory.createParameter().ref("RequestId"));
            responses.forEach(response ->
                    response.addHeader("X-Request-ID", OASFactory.createHeader().ref("RequestId")));
        }
        ProblemResponses.add(components, path, method, operation);
        ProblemResponses.addUnrouted(operation);
        Permissions.path(method.name(), path.replaceAll("[{}]", ""))
                .role()
                .ifPresent(role -> operation.setDescription(
                        Objects.requireNonNull(operation.getDescription()).strip() + "\n\nRequires the role `"
                                + role.name().toLowerCase(Locale.ROOT) + "`."));
    }

    /**
     * A parameter that is true or false is true without a value. The example of an optional parameter is one of its schema: Swagger
     * UI would send the parameter's.
     */
    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.QUERY
                && List.of(SchemaType.BOOLEAN).equals(parameter.getSchema().getType())) {
            parameter.setAllowEmptyValue(true);
        }
        if (parameter.getExample() != null && !Boolean.TRUE.equals(parameter.getRequired())) {
            parameter.getSchema().setExamples(List.of(parameter.getExample()));
            parameter.setExample(null);
        }
        return parameter;
    }
}
