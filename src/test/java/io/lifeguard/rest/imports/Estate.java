package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** A small estate for tests of imports, and what is to be seen of it. */
final class Estate {
    static final String USERS =
            "SipAddress,Guid,DisplayName,Enabled,RegistrarPool,HostingProvider,PersistentChatPolicy";
    private static final String USER =
            "query($a: ID!) { user(sipAddress: $a) { sipAddress externalId displayName enabled"
                    + " hosting home { fqdn } grantedPolicy { identity } clientConfigurations { client pool { fqdn } } } }";

    private Estate() {}

    /** A front-end pool and a chat pool of each release, two policies of users, no user. */
    static Org pools() {
        return Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Redmond")
                .frontEndPool("r2.contoso.com", Release.OCS_2007_R2, "BackCompatSite")
                .policy("Tag:Traders", true)
                .policy("Tag:NoChat", false)
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("gchat.contoso.com", Release.LYNC_2010, "lync10.contoso.com");
    }

    /** The same with one user who has all that a user may have. */
    static Org withAda() {
        return pools().user("ada", u -> u.externalId("guid-ada")
                        .named("Ada Lovelace")
                        .home("lync13.contoso.com")
                        .granted("Tag:Traders"))
                .configured("ada", Client.GROUP_CHAT_2010, "gchat.contoso.com");
    }

    static void store(DataSource dataSource, Org org) {
        Org.clear(dataSource);
        org.storeIn(dataSource);
    }

    /** Stores users by the hundred: {@code u0} … with external ids {@code guid-u0} …, all alike. */
    static void storeMany(DataSource dataSource, int count) {
        Org org = pools();
        IntStream.range(0, count)
                .forEach(i -> org.user(
                        "u" + i,
                        u -> u.externalId("guid-u" + i).named("User " + i).home("lync13.contoso.com")));
        store(dataSource, org);
    }

    /** The row of a users file that changes nothing of a user of {@link #storeMany}. */
    static String row(int i) {
        return row("u" + i, "guid-u" + i, "User " + i);
    }

    static String row(String name, String guid, String displayName) {
        return "sip:%s@contoso.com,%s,%s,True,lync13.contoso.com,SRV:,".formatted(name, guid, displayName);
    }

    static String[] file(Stream<String> rows) {
        return Stream.concat(Stream.of(USERS), rows).toArray(String[]::new);
    }

    /** A user in a line, empty for what is not there; {@code nobody} for one that is not stored. */
    static String user(String name) {
        JsonNode user = ask(USER, "a", Org.sipAddress(name)).data().get("user");
        if (user.isNull()) {
            return "nobody";
        }
        List<String> values = new ArrayList<>(Stream.of(
                        "/sipAddress",
                        "/externalId",
                        "/displayName",
                        "/enabled",
                        "/hosting",
                        "/home/fqdn",
                        "/grantedPolicy/identity")
                .map(at -> user.at(at).asText().replace("null", ""))
                .toList());
        values.add(StreamSupport.stream(user.get("clientConfigurations").spliterator(), false)
                .map(c -> c.get("client").asText() + " " + c.at("/pool/fqdn").asText())
                .collect(Collectors.joining(",")));
        return String.join("|", values);
    }

    /** {@code created changed unchanged refused absent} of a report. */
    static List<Integer> counts(JsonNode report) {
        List<Integer> counts = Stream.of("created", "changed", "unchanged", "refused", "absent")
                .map(name -> report.get(name).asInt())
                .toList();
        if (report.get("rows").asInt()
                != counts.subList(0, 4).stream().mapToInt(c -> c).sum()
                        + report.get("passedOver").asInt()) {
            throw new AssertionError(report);
        }
        return counts;
    }

    /** The refused rows: {@code 3 RULE column, RULE column}. */
    static List<String> refusals(JsonNode report) {
        return StreamSupport.stream(report.get("refusedRows").spliterator(), false)
                .map(row -> row.get("line").asText() + " "
                        + StreamSupport.stream(row.get("violations").spliterator(), false)
                                .map(v -> (v.get("rule").asText() + " "
                                                + v.get("column").asText())
                                        .strip())
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    /** The sentences of all refusals. */
    static String sentences(JsonNode report) {
        return report.get("refusedRows").findValues("reason").stream()
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
    }
}
