package io.lifeguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.TestService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The steps of a migration as an administrator takes them. */
final class Steps {
    private static final String ANSWER =
            "{ applied revision violations { rule { id } path reason } warnings { rule { id } reason count } }";

    private Steps() {}

    /** What came of a write. */
    record Outcome(JsonNode write) {
        boolean applied() {
            return write.get("applied").asBoolean();
        }

        /** The rules that refused it, in order, each with the argument. */
        List<String> refusedBy() {
            return list(
                    write.get("violations"),
                    v -> v.at("/rule/id").asText() + " " + v.get("path").asText());
        }

        /** The warnings, each as rule and count. */
        List<String> warnings() {
            return list(
                    write.get("warnings"),
                    w -> w.at("/rule/id").asText() + " " + w.get("count").asInt());
        }

        String reason() {
            return write.at("/violations/0/reason").asText();
        }
    }

    /** Sends a mutation, such as {@code cancelMigration(source: "a.b")}. */
    static Outcome write(String mutation) {
        return new Outcome(TestService.ask("mutation { write: " + mutation + " " + ANSWER + " }")
                .data()
                .get("write"));
    }

    /** Does it first as a dry run, which must say the same and store nothing. */
    static Outcome done(String mutation) {
        String before = revision();
        Outcome tried = write(mutation.replaceFirst("\\)$", ", dryRun: true)"));
        assertThat(revision()).as("a dry run stores nothing").isEqualTo(before);
        Outcome done = write(mutation);
        assertThat(tried.refusedBy()).isEqualTo(done.refusedBy());
        assertThat(tried.warnings()).isEqualTo(done.warnings());
        assertThat(tried.applied()).isFalse();
        assertThat(done.refusedBy()).as(mutation).isEmpty();
        assertThat(done.applied()).as(mutation).isTrue();
        return done;
    }

    /** The rules that refuse it, as a dry run and in earnest. */
    static List<String> refused(String mutation) {
        Outcome tried = write(mutation.replaceFirst("\\)$", ", dryRun: true)"));
        Outcome refused = write(mutation);
        assertThat(refused.applied()).as(mutation).isFalse();
        assertThat(tried.refusedBy()).isEqualTo(refused.refusedBy());
        return refused.refusedBy();
    }

    static JsonNode status(String fields) {
        return TestService.ask("{ migrationStatus { " + fields + " } }").data().get("migrationStatus");
    }

    static String phase() {
        return status("phase").get("phase").asText();
    }

    /** The findings, or blockers, of the migration of a pool: rule, count and first subjects. */
    static List<String> ofMigration(String what, String source) {
        JsonNode pool = TestService.ask(
                        "query($f: ID!) { chatPool(fqdn: $f) { migration { " + what
                                + " { rule { id } count subjects } } } }",
                        "f",
                        source)
                .data()
                .get("chatPool");
        return findings(pool.at("/migration/" + what));
    }

    static List<String> compliance() {
        return findings(TestService.ask("{ compliance { rule { id } count subjects } }")
                .data()
                .get("compliance"));
    }

    private static List<String> findings(JsonNode findings) {
        return list(
                findings,
                f -> f.at("/rule/id").asText() + " " + f.get("count").asInt() + " "
                        + list(f.get("subjects"), JsonNode::asText));
    }

    static String revision() {
        return status("revision").get("revision").asText();
    }

    static List<String> list(JsonNode array, java.util.function.Function<JsonNode, String> text) {
        return new ArrayList<>(
                StreamSupport.stream(array.spliterator(), false).map(text).toList());
    }
}
