package io.lifeguard.rest.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.content.IdentifiedItem;
import io.lifeguard.model.decision.MigratedPool;
import io.lifeguard.rest.configuration.ClientConfigurations;
import io.lifeguard.rest.content.AddIns;
import io.lifeguard.rest.content.Categories;
import io.lifeguard.rest.content.Rooms;
import io.lifeguard.rest.migration.Migrations;
import io.lifeguard.rest.policy.Policies;
import io.lifeguard.rest.pool.ChatPools;
import io.lifeguard.rest.pool.FrontEndPools;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.user.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON document on each line, the same as the resource of the object has. */
@Singleton
class NdjsonLines implements ExportLines {
    private final ObjectMapper json;
    private final Map<ExportKind, ResourceKind<?, ?>> resources;

    NdjsonLines(
            ObjectMapper json,
            FrontEndPools frontEndPools,
            Policies policies,
            ChatPools chatPools,
            Users users,
            Categories categories,
            AddIns addIns,
            Rooms rooms,
            ClientConfigurations configurations,
            Migrations migrations) {
        this.json = json;
        this.resources = Map.of(
                ExportKind.FRONT_END_POOLS, frontEndPools,
                ExportKind.POLICIES, policies,
                ExportKind.CHAT_POOLS, chatPools,
                ExportKind.USERS, users,
                ExportKind.CATEGORIES, categories,
                ExportKind.ADD_INS, addIns,
                ExportKind.ROOMS, rooms,
                ExportKind.CLIENT_CONFIGURATIONS, configurations,
                ExportKind.MIGRATIONS, migrations);
    }

    @Override
    public String head(ExportKind kind) {
        return "";
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // every kind has its resources
    public String lines(ExportKind kind, List<?> objects) {
        ResourceKind<?, Object> resource = (ResourceKind<?, Object>) resources.get(kind);
        StringBuilder lines = new StringBuilder();
        for (Object object : objects) {
            resourceOf(object).ifPresent(shown -> lines.append(write(resource.show(shown)))
                    .append('\n'));
        }
        return lines.toString();
    }

    /** A Lync 2013 chat pool that is decommissioned has no migration. */
    private static Optional<?> resourceOf(Object object) {
        if (object instanceof MigratedPool migrated) {
            return migrated.migration();
        }
        return Optional.of(object instanceof IdentifiedItem<?> identified ? identified.item() : object);
    }

    private String write(Record representation) {
        try {
            return json.writeValueAsString(representation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a representation can be written as JSON", e);
        }
    }
}
