package io.lifeguard.writes.mutation;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static io.lifeguard.testing.Org.org;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.vertx.core.json.JsonObject;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of single mutations begin with: a front-end pool and a chat pool of Lync 2013 and of Lync 2010, a policy,
 * and ada, who uses the Lync 2013 client on the one and a Group Chat client on the other.
 */
@WithTestResource(PostgresResource.class)
public abstract class MutationTestBase {
    public final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void an_organisation_is_stored() {
        Org.clear(dataSource);
        organisation().storeIn(dataSource);
    }

    Org organisation() {
        return org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", LYNC_2010, "Dublin")
                .frontEndPool("r2.contoso.com", OCS_2007_R2, "BackCompatSite")
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .chatPool("gc10.contoso.com", LYNC_2010, "lync10.contoso.com")
                .policy("Tag:Traders", true)
                .user(
                        "ada",
                        u -> u.home("lync13.contoso.com").granted("Tag:Traders").externalId("guid-ada"))
                .configured("ada", Client.LYNC_2013, "pchat.contoso.com")
                .configured("ada", Client.GROUP_CHAT_2010, "gc10.contoso.com");
    }

    public final JsonObject ada() {
        return StoredState.readFrom(endpoint).users().stream()
                .filter(user -> "guid-ada".equals(user.getString("externalId")))
                .findFirst()
                .orElseThrow();
    }

    /** How many of the stored configurations do not work. */
    final int drifted() {
        return StoredState.readFrom(endpoint).drifted().size();
    }
}
