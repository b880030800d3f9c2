package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.paging.PageInfo;
import io.lifeguard.model.configuration.ConfigurationFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A page of client configurations. How many there are in all is counted when it is asked for. */
@Type("ClientConfigurationConnection")
public record ClientConfigurationConnection(
        @NonNull List<@NonNull ClientConfigurationObject> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore ConfigurationFilter filter,
        @Ignore Optional<Boolean> works) {}
