package io.lifeguard.rules;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample organisation, read from {@code contoso/} for tests. It knows of the exports just what these files hold and
 * shares nothing with the import, so that either can show the other wrong.
 */
public final class Contoso {
    private static final Pattern POOL_NAME =
            Pattern.compile("CN=Lc Services,CN=Microsoft,CN=([^,:]+),CN=Pools,", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Release> RELEASES =
            Map.of("4", Release.OCS_2007_R2, "5", Release.LYNC_2010, "6", Release.LYNC_2013);

    private Contoso() {}

    /**
     * A row of {@code expected-eligibility.csv}: the answer while no client is configured.
     *
     * @param obstacles in order
     */
    public record Expected(
            String user, Client client, String pool, boolean eligible, List<String> obstacles, String policyDecidedBy) {

        /** The question alone. */
        public String question() {
            return "%s with %s on %s".formatted(user, client, pool);
        }
    }

    /** Every user × client × chat pool. */
    public static List<Expected> expectedEligibility() {
        return rows("expected-eligibility.csv").stream()
                .map(row -> new Expected(
                        row.getField("user"),
                        Client.valueOf(row.getField("client")),
                        row.getField("pool"),
                        Boolean.parseBoolean(row.getField("eligible")),
                        words(row.getField("obstacles")),
                        row.getField("policyDecidedBy")))
                .toList();
    }

    /** The organisation, with no client configured. */
    public static Scenario.Organisation organisation() {
        List<Scenario.FrontEndPoolInput> frontEndPools = frontEndPools();
        return new Scenario.Organisation(frontEndPools, policies(), chatPools(), users(frontEndPools), List.of());
    }

    private static List<Scenario.FrontEndPoolInput> frontEndPools() {
        return rows("front-end-pools.csv").stream()
                .map(row -> new Scenario.FrontEndPoolInput(
                        row.getField("PoolFqdn"), release(row), withoutPrefix(row.getField("SiteId"))))
                .toList();
    }

    private static List<Scenario.ChatPolicyInput> policies() {
        return rows("policies.csv").stream()
                .map(row -> new Scenario.ChatPolicyInput(
                        row.getField("Identity"),
                        row.getField("EnablePersistentChat").equals("True")))
                .toList();
    }

    private static List<Scenario.ChatPoolInput> chatPools() {
        return rows("chat-pools.csv").stream()
                .map(row -> new Scenario.ChatPoolInput(
                        row.getField("PoolFqdn"),
                        release(row),
                        withoutPrefix(row.getField("Registrar")),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    private static List<Scenario.UserInput> users(List<Scenario.FrontEndPoolInput> frontEndPools) {
        return rows("users.csv").stream().map(row -> user(row, frontEndPools)).toList();
    }

    private static Scenario.UserInput user(NamedCsvRecord row, List<Scenario.FrontEndPoolInput> frontEndPools) {
        Hosting hosting = row.getField("HostingProvider").equals("SRV:") ? Hosting.ON_PREMISES : Hosting.ONLINE;
        return new Scenario.UserInput(
                row.getField("SipAddress"),
                Optional.of(row.getField("Enabled").equals("True")),
                Optional.of(hosting),
                filled(row, "RegistrarPool").or(() -> homeOnR2(row.getField("HomeServer"), frontEndPools)),
                filled(row, "PersistentChatPolicy")
                        .map(name -> PolicyIdentity.ofUsers(name).written()));
    }

    /** The pool named by the DN of a home server, by the first label of its FQDN; {@code 1:1} names none. */
    private static Optional<String> homeOnR2(String homeServer, List<Scenario.FrontEndPoolInput> frontEndPools) {
        Matcher dn = POOL_NAME.matcher(homeServer);
        if (!dn.lookingAt()) {
            return Optional.empty();
        }
        return frontEndPools.stream()
                .map(Scenario.FrontEndPoolInput::fqdn)
                .filter(fqdn -> fqdn.startsWith(dn.group(1) + "."))
                .findFirst();
    }

    private static Release release(NamedCsvRecord row) {
        return Objects.requireNonNull(RELEASES.get(row.getField("Version")), row::toString);
    }

    private static Optional<String> filled(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column)).filter(value -> !value.isEmpty());
    }

    private static String withoutPrefix(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    /** The rows of a file, without a byte-order mark or a line {@code #TYPE ...} before them. */
    private static List<NamedCsvRecord> rows(String file) {
        try (InputStream stream = Contoso.class.getResourceAsStream("/contoso/" + file);
                CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                        .detectBomHeader(true)
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(Objects.requireNonNull(stream, file))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
