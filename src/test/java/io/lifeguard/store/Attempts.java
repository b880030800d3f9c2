package io.lifeguard.store;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.Rule;
import io.lifeguard.testing.Org;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of what nobody can store: plain SQL, the constraint that refuses it and the rule that it stands for. */
public final class Attempts {
    /** Everything that the attempts are about. */
    public static final Org ORG = org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("other13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
            .frontEndPool("branch.contoso.com", LYNC_2013, "Dublin")
            .frontEndPool("idle.contoso.com", LYNC_2013, "Attic")
            .policy("Site:Dublin", true)
            .policy("Tag:Traders", true)
            .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("empty.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("desk.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("web.contoso.com", LYNC_2013, "lync13.contoso.com")
            .category("desk.contoso.com", "Lobby")
            .addIn("web.contoso.com", "News", "https://news.contoso.com")
            .category("pchat.contoso.com", "Research")
            .category("pchat.contoso.com", "Unused")
            .category("gchat.contoso.com", "Desk")
            .category("gchat.contoso.com", "Top")
            .subcategory("gchat.contoso.com", "Middle", "Top")
            .subcategory("gchat.contoso.com", "Sub", "Middle")
            .chatPool("nested.contoso.com", LYNC_2010, "lync10.contoso.com")
            .category("nested.contoso.com", "Outer")
            .subcategory("nested.contoso.com", "Inner", "Outer")
            .addIn("pchat.contoso.com", "Ticker", "https://apps.contoso.com/ticker")
            .addIn("gchat.contoso.com", "Tickets", "https://apps.contoso.com/tickets")
            .room("pchat.contoso.com", "Lab", "Research")
            .room("gchat.contoso.com", "Front", "Desk")
            .showing("gchat.contoso.com", "Front", "Tickets")
            .chatPool("planned.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("moved.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("gone.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("old13.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("aim.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("filled.contoso.com", LYNC_2013, "lync13.contoso.com")
            .category("filled.contoso.com", "Only")
            .chatPool("dressed.contoso.com", LYNC_2013, "lync13.contoso.com")
            .addIn("dressed.contoso.com", "Only", "http://only")
            .migration("planned.contoso.com", "aim.contoso.com")
            .migration("moved.contoso.com", "aim.contoso.com")
            .migration("gone.contoso.com", "aim.contoso.com")
            .state("moved.contoso.com", PoolState.MIGRATED)
            .state("gone.contoso.com", PoolState.MIGRATED)
            .state("gone.contoso.com", PoolState.DECOMMISSIONED)
            .state("old13.contoso.com", PoolState.DECOMMISSIONED)
            .user(
                    "ada",
                    u -> u.home("other13.contoso.com").granted("Tag:Traders").externalId("guid-ada"))
            .user("bob", u -> u.home("lync10.contoso.com"))
            .configured("ada", GROUP_CHAT_2010, "gchat.contoso.com")
            .configured("ada", Client.LYNC_2013, "pchat.contoso.com");

    /** Short ways to name a row in an attempt. */
    public static final String FUNCTIONS = """
            create function front_end(name text) returns bigint language sql
              return (select id from front_end_pools where key = name || '.contoso.com');
            create function chat(name text) returns bigint language sql
              return (select id from chat_pools where key = name || '.contoso.com');
            create function policy(name text) returns bigint language sql
              return (select id from policies where key = name);
            create function person(name text) returns bigint language sql
              return (select id from users where key = 'sip:' || name || '@contoso.com');
            create function category(called text) returns bigint language sql
              return (select id from categories where key = called);
            create function add_in(called text) returns bigint language sql
              return (select id from add_ins where key = called);
            """;

    /** @param rule what the refusal stands for, after the table that was written */
    public record Attempt(String constraint, Rule rule, String sql) {
        private static final Pattern WRITTEN = Pattern.compile("^(?:insert into|update|delete from) (\\w+)");

        public String written() {
            Matcher matcher = WRITTEN.matcher(sql);
            if (!matcher.find()) {
                throw new IllegalArgumentException(sql);
            }
            return matcher.group(1);
        }

        @Override
        public String toString() {
            return sql + " -> " + constraint;
        }
    }

    /** Statements of the same kind that break nothing: what refuses an attempt is what is wrong with it. */
    public static final List<String> PERMITTED = Stream.of(
                    PoolAttempts.PERMITTED,
                    UserAttempts.PERMITTED,
                    ContentAttempts.PERMITTED,
                    MigrationAttempts.PERMITTED)
            .flatMap(List::stream)
            .toList();

    public static final List<Attempt> ALL = Stream.of(
                    PoolAttempts.ALL, UserAttempts.ALL, ContentAttempts.ALL, MigrationAttempts.ALL)
            .flatMap(List::stream)
            .toList();

    private Attempts() {}

    static Attempt attempt(String constraint, Rule rule, String sql) {
        return new Attempt(constraint, rule, sql);
    }
}
