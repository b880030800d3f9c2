package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.request.BulkRequest;
import de.captaingoldfish.scim.sdk.common.request.BulkRequestOperation;
import de.captaingoldfish.scim.sdk.common.request.PatchOpRequest;
import de.captaingoldfish.scim.sdk.common.request.PatchRequestOperation;
import de.captaingoldfish.scim.sdk.common.request.SearchRequest;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ChangePasswordConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.schemas.Schema;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.handler.ResourceTypeHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.handler.SchemaHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.handler.ServiceProviderHandler;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import de.captaingoldfish.scim.sdk.server.schemas.custom.EndpointControlFeature;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ResourceTypeAuthorization;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ResourceTypeFeatures;
import io.lifeguard.scim.group.GroupHandler;
import io.lifeguard.scim.user.UserHandler;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The classes of which the library makes instances by reflection, and the handlers, whose type arguments it reads. Their methods
 * stay out: some have results of classes that are not here.
 */
@RegisterForReflection(
        methods = false,
        fields = false,
        targets = {
            AuthenticationScheme.class,
            BulkConfig.class,
            BulkRequest.class,
            BulkRequestOperation.class,
            ChangePasswordConfig.class,
            EndpointControlFeature.class,
            ErrorResponse.class,
            ETagConfig.class,
            ETagFeature.class,
            FilterConfig.class,
            GroupHandler.class,
            Meta.class,
            PatchConfig.class,
            PatchOpRequest.class,
            PatchRequestOperation.class,
            ResourceType.class,
            ResourceTypeAuthorization.class,
            ResourceTypeFeatures.class,
            ResourceTypeHandler.class,
            Schema.class,
            SchemaAttribute.class,
            SchemaHandler.class,
            ScimObjectNode.class,
            SearchRequest.class,
            ServiceProvider.class,
            ServiceProviderHandler.class,
            SortConfig.class,
            UserHandler.class
        })
final class LibraryReflection {
    private LibraryReflection() {}
}
