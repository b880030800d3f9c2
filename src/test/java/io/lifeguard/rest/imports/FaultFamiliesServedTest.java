package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.exports.file.ExportFault;
import io.lifeguard.exports.file.PlainExport;
import io.lifeguard.exports.file.SavedExport;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file with a fault of real exports leaves the state that the plain file leaves: after it, that changes nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FaultFamiliesServedTest {
    private static final int SEEDS = 3;

    final DataSource dataSource = TestService.database();

    @ParameterizedTest
    @EnumSource
    void a_file_with_a_fault_is_imported_as_the_plain_file(ExportFault fault) {
        for (ExportKind kind :
                Stream.of(ExportKind.values()).filter(fault::isIn).toList()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(7919L * seed + kind.name().hashCode());
                PlainExport plain = PlainExport.of(kind, random);
                SavedExport.Bytes saved = SavedExport.of(plain, fault, random);
                Estate.store(dataSource, Estate.pools());
                importExport(
                        "categories",
                        "Identity,CategoryUri",
                        "pchat.contoso.com\\IT,ma-cat://contoso.com/00000000-0000-4000-8000-00000000000a");
                String about =
                        "%s %s %d:%n%s".formatted(fault, kind, seed, new String(saved.bytes(), StandardCharsets.UTF_8));
                JsonNode report = sendExport(kind.urlName(), saved.bytes()).report();
                assertThat(report.get("created").asInt())
                        .as(about + report)
                        .isEqualTo(plain.rows().size());
                assertThat(report.get("unchanged").asLong()).as(about + report).isEqualTo(saved.repeated());
                assertThat(report.get("passedOver").asLong()).as(about + report).isEqualTo(saved.passedOver());
                JsonNode again = sendExport(kind.urlName(), plain.bytes()).report();
                assertThat(again.get("unchanged").asInt())
                        .as(about + again)
                        .isEqualTo(plain.rows().size());
                assertThat(again.get("rows")).isEqualTo(again.get("unchanged"));
            }
        }
    }
}
