package io.lifeguard.writes.endpoints;

import io.lifeguard.writes.client.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.client.ContentWrite.DeleteCategory;
import io.lifeguard.writes.client.ContentWrite.DeleteRoom;
import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.MigrationStep.CancelMigration;
import io.lifeguard.writes.client.MigrationStep.CompleteMigration;
import io.lifeguard.writes.client.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RemoveClientConfiguration;
import io.lifeguard.writes.client.Write.RenameUser;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A write as a request to a resource.
 *
 * @param path with its parameters, percent-encoded
 */
record RestWrite(String method, String path, JsonObject body) {

    /** Empty for a write whose ids cannot be the segments of a path, or have no form by which REST tells them apart. */
    static Optional<RestWrite> of(Write write) {
        JsonObject arguments = write.variables();
        JsonObject input = arguments.getJsonObject("input", new JsonObject());
        String id = arguments.getString("id");
        if (write instanceof PutFrontEndPool) {
            return put("front-end-pools", input, input.getString("fqdn"));
        } else if (write instanceof DeleteFrontEndPool) {
            return delete("front-end-pools", id);
        } else if (write instanceof PutChatPool) {
            return put("chat-pools", input, input.getString("fqdn"));
        } else if (write instanceof DeleteChatPool) {
            return delete("chat-pools", id);
        } else if (write instanceof DecommissionChatPool) {
            return act("chat-pools", id, "decommission", new JsonObject());
        } else if (write instanceof PutPolicy) {
            return put("policies", input, input.getString("identity"));
        } else if (write instanceof DeletePolicy policy) {
            return delete("policies", id).map(w -> w.with("force=" + policy.force()));
        } else if (write instanceof PutUser) {
            return user(input.getString("sipAddress")).flatMap(user -> put("users", input, user));
        } else if (write instanceof DeleteUser) {
            return user(id).flatMap(user -> delete("users", user));
        } else if (write instanceof RenameUser) {
            return user(id).flatMap(user -> act("users", user, "rename", arguments));
        } else if (write instanceof MoveUser) {
            return user(id).flatMap(user -> act("users", user, "move", arguments));
        } else if (write instanceof GrantPolicy) {
            return user(id).flatMap(user -> act("users", user, "grant", arguments));
        } else if (write instanceof ConfigureClient c) {
            return user(c.user())
                    .flatMap(user -> put("client-configurations", new JsonObject(), user, c.client(), c.pool()))
                    .map(w -> w.with("repoint=" + c.repoint()));
        } else if (write instanceof RemoveClientConfiguration c) {
            return user(c.user()).flatMap(user -> delete("client-configurations", user, c.client(), c.pool()));
        } else if (write instanceof PlanMigration) {
            return put("migrations", new JsonObject().put("target", arguments.getString("target")), id);
        } else if (write instanceof CompleteMigration c) {
            return act("migrations", id, "complete", new JsonObject())
                    .map(w -> w.with("repointLegacyClients=" + c.repoint()));
        } else if (write instanceof CancelMigration) {
            return delete("migrations", id);
        } else if (write instanceof PutCategory) {
            return content("categories", input);
        } else if (write instanceof PutRoom) {
            return content("rooms", input);
        } else if (write instanceof PutAddIn) {
            return content("add-ins", input);
        } else if (write instanceof DeleteCategory) {
            return delete("categories", id);
        } else if (write instanceof DeleteRoom) {
            return delete("rooms", id);
        } else if (write instanceof DeleteAddIn) {
            return delete("add-ins", id);
        }
        throw new AssertionError(write);
    }

    private static Optional<String> user(String address) {
        return Optional.of(address).filter(text -> text.contains("@"));
    }

    private static Optional<RestWrite> content(String kind, JsonObject input) {
        return put(kind, input, input.getString("pool") + "\\" + input.getString("name"));
    }

    private static Optional<RestWrite> put(String kind, JsonObject body, String... ids) {
        return path(kind, ids).map(path -> new RestWrite("PUT", path, body));
    }

    private static Optional<RestWrite> delete(String kind, String... ids) {
        return path(kind, ids).map(path -> new RestWrite("DELETE", path, new JsonObject()));
    }

    private static Optional<RestWrite> act(String kind, String id, String action, JsonObject arguments) {
        JsonObject body = arguments.copy();
        body.remove("id");
        return path(kind, id).map(path -> new RestWrite("POST", path + "/" + action, body));
    }

    private static Optional<String> path(String kind, String... ids) {
        return Arrays.stream(ids).allMatch(RestWrite::isSegment)
                ? Optional.of("/api/" + kind + "/"
                        + Arrays.stream(ids).map(RestWrite::encoded).collect(Collectors.joining("/")))
                : Optional.empty();
    }

    private static boolean isSegment(String id) {
        return !id.isEmpty()
                && !id.equals(".")
                && !id.equals("..")
                && id.chars().noneMatch(Character::isISOControl);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(Objects.requireNonNull(id), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    RestWrite with(String parameter) {
        return new RestWrite(method, path + (path.contains("?") ? "&" : "?") + parameter, body);
    }
}
