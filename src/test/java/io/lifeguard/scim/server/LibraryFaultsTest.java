package io.lifeguard.scim.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.scim.user.UserNode;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler that fails is a fault of this program: logged with its cause, and answered by 500, not by a refusal. */
class LibraryFaultsTest {
    private static final String BASE = "http://127.0.0.1/scim/v2";
    private static final Vertx VERTX = Vertx.vertx();

    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            if (logRecord.getLevel().intValue() >= Level.SEVERE.intValue()) {
                logged.add(logRecord);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final ResourceEndpoint endpoint = new ResourceEndpoint(ServiceProvider.builder()
            .bulkConfig(BulkConfig.builder()
                    .supported(true)
                    .maxOperations(10)
                    .maxPayloadSize(1L << 20)
                    .build())
            .build());

    @BeforeEach
    void open() {
        endpoint.registerEndpoint(new EndpointDefinition(
                JsonHelper.loadJsonDocument(ClassPathReferences.USER_RESOURCE_TYPE_JSON),
                JsonHelper.loadJsonDocument(ClassPathReferences.USER_SCHEMA_JSON),
                List.of(JsonHelper.loadJsonDocument(ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON)),
                new FailingUsers()));
        Logger.getLogger(LibraryFaults.class.getName()).addHandler(log);
    }

    @AfterEach
    void close() {
        Logger.getLogger(LibraryFaults.class.getName()).removeHandler(log);
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    private ScimResponse answer(HttpMethod method, String path, String body) {
        ScimContext context = new ScimContext(VERTX.getOrCreateContext(), Optional.empty());
        Map<String, String> headers = Map.of(HttpHeader.CONTENT_TYPE_HEADER, HttpHeader.SCIM_CONTENT_TYPE);
        return LibraryFaults.asRefusal(endpoint.handleRequest(BASE + path, method, body, headers, context), context);
    }

    private void assertFault(JsonNode error, String message) {
        assertThat(error.get("status").asText()).isEqualTo("500");
        assertThat(error.has("scimType")).isFalse();
        assertThat(error.get("detail").asText()).contains("log").doesNotContain(message);
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getThrown()).hasMessage(message);
    }

    @Test
    void a_handler_that_fails_is_logged_and_no_refusal() {
        assertFault(answer(HttpMethod.GET, "/Users/1", ""), "read");
    }

    @Test
    void a_handler_whose_call_of_the_library_fails_is_logged_and_no_refusal() {
        ScimResponse answer = answer(HttpMethod.DELETE, "/Users/1", "");
        assertThat(answer.get("status").asText()).isEqualTo("500");
        assertThat(logged).hasSize(1);
    }

    @Test
    void a_handler_that_fails_in_a_bulk_request_is_logged_and_no_refusal() {
        ScimResponse answer = answer(HttpMethod.POST, "/Bulk", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
                 {"method":"POST","path":"/Users","bulkId":"a","data":"{\\"schemas\\":[\\"urn:ietf:params:scim:schemas:core:2.0:User\\"],\\"userName\\":\\"ada\\"}"}]}""");
        JsonNode operation = answer.at("/Operations/0");
        assertThat(operation.get("status").asText()).isEqualTo("500");
        assertFault(operation.get("response"), "created");
    }

    private static final class FailingUsers extends ResourceHandler<UserNode> {
        @Override
        public UserNode createResource(UserNode resource, Context context) {
            throw new IllegalStateException("created");
        }

        @Override
        public @Nullable UserNode getResource(
                String id,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            throw new IllegalStateException("read");
        }

        @Override
        public PartialListResponse<UserNode> listResources(
                long startIndex,
                int count,
                @Nullable FilterNode filter,
                @Nullable SchemaAttribute sortBy,
                @Nullable SortOrder sortOrder,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excludedAttributes,
                Context context) {
            throw new IllegalStateException("listed");
        }

        @Override
        public UserNode updateResource(UserNode resource, Context context) {
            throw new IllegalStateException("updated");
        }

        /** The library fails on what the handler gives it. */
        @Override
        public void deleteResource(String id, Context context) {
            JsonHelper.readJsonDocument("[]", UserNode.class);
            throw new AssertionError("the library reads a list as a user");
        }
    }
}
