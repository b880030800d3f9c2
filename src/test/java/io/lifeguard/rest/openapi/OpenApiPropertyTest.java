package io.lifeguard.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rest.openapi.RequestGenerator.GeneratedRequest;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.lifeguard.testing.contract.Contract;
import io.lifeguard.testing.contract.ContractOperation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the document, valid and not, get responses that it describes, and never an error of the service.
 * {@code -Dopenapi.seed} repeats a run, {@code -Dopenapi.seconds} makes it longer.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class OpenApiPropertyTest {
    private static final long SEED = Long.getLong("openapi.seed", System.nanoTime());
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("openapi.seconds", 20));

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void organisation() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("pool01.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("pool03.contoso.com", Release.LYNC_2010, "Redmond")
                .policy("Tag:Traders", true)
                .policy("Global", false)
                .chatPool("pchat01.contoso.com", Release.LYNC_2013, "pool01.contoso.com")
                .chatPool("gchat10.contoso.com", Release.LYNC_2010, "pool03.contoso.com")
                .user("ada", user -> user.home("pool01.contoso.com").granted("Tag:Traders"))
                .category("pchat01.contoso.com", "General")
                .storeIn(dataSource);
    }

    @Test
    void every_response_is_described() {
        Contract contract = Contract.committed();
        RequestGenerator generator =
                new RequestGenerator(new Random(SEED), contract.document().at("/components/schemas"));
        Map<String, String> differences = new LinkedHashMap<>();
        Map<String, Set<Integer>> statuses = new LinkedHashMap<>();
        long end = System.nanoTime() + TIME.toNanos();
        int sent = 0;
        while (System.nanoTime() < end) {
            for (ContractOperation operation : contract.operations()) {
                GeneratedRequest request = generator.request(operation);
                sent++;
                try {
                    Response response = send(operation, request);
                    statuses.computeIfAbsent(operation.toString(), any -> new TreeSet<>())
                            .add(response.status());
                } catch (AssertionError difference) {
                    String message = String.valueOf(difference.getMessage());
                    differences.putIfAbsent(operation + message.replaceAll(".*differs|\\d+", ""), message);
                }
            }
        }
        assertThat(differences).as("seed " + SEED + ", " + sent + " requests").isEmpty();
        assertThat(statuses.values().stream().filter(seen -> seen.stream().anyMatch(status -> status < 300)))
                .as("operations of which a request was accepted: " + statuses)
                .hasSizeGreaterThan(10);
    }

    private static Response send(ContractOperation operation, GeneratedRequest request) {
        Response response = TestService.send(
                request.method(),
                request.target(),
                request.body(),
                request.headers().toArray(String[]::new));
        assertThat(operation.differences(request.query(), request.contentType(), request.body(), response))
                .as("%s differs", request)
                .isEmpty();
        boolean isStale = response.body().contains("/problems/stale"); // because of a header of the request
        assertThat(isStale ? 0 : response.status())
                .as("%s %s", request, response)
                .isLessThan(500);
        return response;
    }
}
