package io.lifeguard.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.User;
import io.agroal.api.AgroalDataSource;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two SCIM clients that others wrote. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ForeignClientsTest {
    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
    }

    private static String root() {
        return "http://127.0.0.1:" + TestService.port() + ScimClient.ROOT;
    }

    @Test
    void the_client_of_unboundid_creates_finds_changes_and_deletes() throws Exception {
        ScimService scim = new ScimService(ClientBuilder.newClient().target(root()));
        ServiceProviderConfigResource config = scim.getServiceProviderConfig();
        assertThat(config.getPatch().isSupported()).isTrue();
        UserResource ada = new UserResource()
                .setUserName("ada@contoso.com")
                .setName(new Name().setGivenName("Ada").setFamilyName("Lovelace"))
                .setEmails(
                        new Email().setValue("ada@mail.example").setType("work").setPrimary(true));
        UserResource created = scim.create("Users", ada);
        assertThat(created.getName().getGivenName()).isEqualTo("Ada");
        assertThatThrownBy(() -> scim.create("Users", ada)).isInstanceOf(ResourceConflictException.class);
        ListResponse<UserResource> found = scim.searchRequest("Users")
                .filter("userName eq \"ADA@contoso.com\"")
                .page(1, 10)
                .invoke(UserResource.class);
        assertThat(found.getTotalResults()).isEqualTo(1);
        assertThat(scim.searchRequest("Users")
                        .filter("title pr")
                        .invoke(UserResource.class)
                        .getResources())
                .isEmpty();
        UserResource changed = scim.modifyRequest("Users", created.getId())
                .replaceValue("displayName", "Countess")
                .invoke(UserResource.class);
        assertThat(changed.getDisplayName()).isEqualTo("Countess");
        changed.setTitle("Lady");
        assertThat(scim.replace(changed).getTitle()).isEqualTo("Lady");
        assertThat(scim.getSchemas().getTotalResults()).isGreaterThan(3);
        scim.delete("Users", created.getId());
        assertThat(scim.search("Users", "userName pr", UserResource.class).getTotalResults())
                .isZero();
    }

    @Test
    void the_client_of_captaingoldfish_creates_finds_changes_and_deletes() {
        try (ScimRequestBuilder scim =
                new ScimRequestBuilder(root(), ScimClientConfig.builder().build())) {
            User ada =
                    User.builder().userName("ada@contoso.com").title("Countess").build();
            ServerResponse<User> created =
                    scim.create(User.class, "/Users").setResource(ada).sendRequest();
            assertThat(created.isSuccess()).as(created.getResponseBody()).isTrue();
            String id = created.getResource().getId().orElseThrow();
            assertThat(scim.list(User.class, "/Users")
                            .filter(
                                    "title",
                                    de.captaingoldfish.scim.sdk.common.constants.enums.Comparator.EQ,
                                    "countess")
                            .build()
                            .get()
                            .sendRequest()
                            .getResource()
                            .getTotalResults())
                    .isEqualTo(1);
            ServerResponse<User> patched = scim.patch(User.class, "/Users", id)
                    .addOperation()
                    .op(PatchOp.REPLACE)
                    .path("displayName")
                    .value("Ada")
                    .build()
                    .sendRequest();
            assertThat(patched.getResource().getDisplayName()).hasValue("Ada");
            User next = patched.getResource();
            next.setTitle("Lady");
            ServerResponse<User> updated =
                    scim.update(User.class, "/Users", id).setResource(next).sendRequest();
            assertThat(updated.getResource().getTitle()).hasValue("Lady");
            assertThat(scim.delete(User.class, "/Users", id).sendRequest().isSuccess())
                    .isTrue();
            assertThat(scim.get(User.class, "/Users", id).sendRequest().getHttpStatus())
                    .isEqualTo(404);
        }
    }
}
