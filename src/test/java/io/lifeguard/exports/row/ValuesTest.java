package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Samples.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the values of each kind of export are taken for. */
class ValuesTest {
    private static final String DN = "CN=Lc Services,CN=Microsoft,CN=%s,CN=Pools,CN=RTC Service,DC=contoso,DC=com";

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "SIP:Ada@Contoso.com, SIP:Ada@Contoso.com",
        "sip:ada@contoso.com, sip:ada@contoso.com",
        "ada@contoso.com, sip:ada@contoso.com"
    })
    void a_sip_address_comes_in_any_case(String written, String read) throws Exception {
        UserRow row = user("SipAddress", written);
        assertThat(row.sipAddress()).isEqualTo(Cell.of(read));
        assertThat(row.key()).contains("sip:ada@contoso.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:ada", "sip:@b.c", "a b@c.d"})
    void what_is_no_sip_address_is_a_problem_and_no_key(String written) throws Exception {
        UserRow row = user("SipAddress,DisplayName", written + ",Ada");
        assertThat(row.key()).isEmpty();
        assertThat(row.problems()).hasSize(1).first().asString().startsWith("SipAddress: ");
        assertThat(row.displayName()).isEqualTo(Cell.of("Ada"));
    }

    @ParameterizedTest
    @CsvSource({"True,true", "FALSE,false", "true,true", "'',false"})
    void a_user_is_enabled_only_if_it_says_true(String written, boolean enabled) throws Exception {
        assertThat(user("SipAddress,Enabled", "sip:a@b.c," + written).enabled()).isEqualTo(Cell.of(enabled));
    }

    @Test
    void what_is_no_boolean_is_a_problem() throws Exception {
        UserRow row = user("SipAddress,enabled", "sip:a@b.c,yes");
        assertThat(row.problems()).hasToString("[enabled: \"yes\" is not True or False]");
        assertThat(row.enabled().isAbsent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SRV:,ON_PREMISES", "srv:,ON_PREMISES", "'',ON_PREMISES", "sipfed.online.lync.com,ONLINE"})
    void the_hosting_provider_says_where_the_account_lives(String written, Hosting hosting) throws Exception {
        assertThat(user("SipAddress,HostingProvider", "sip:a@b.c," + written).hosting())
                .isEqualTo(Cell.of(hosting));
        assertThat(user("SipAddress", "sip:a@b.c").hosting().isAbsent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Traders,Tag:Traders", "Tag:Traders,Tag:Traders", "tag:Traders,tag:Traders"})
    void a_policy_of_a_user_is_written_with_or_without_its_tag(String written, String identity) throws Exception {
        Cell<PolicyIdentity> policy =
                user("SipAddress,PersistentChatPolicy", "sip:a@b.c," + written).policy();
        assertThat(policy.get().written()).isEqualTo(identity);
        assertThat(policy.get().key()).isEqualTo("tag:traders");
    }

    @Test
    void a_user_without_a_policy_inherits() throws Exception {
        assertThat(user("SipAddress,PersistentChatPolicy", "sip:a@b.c,")
                        .policy()
                        .isCleared())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool01.contoso.com", "Registrar:pool01.contoso.com", "UserServer:pool01.contoso.com"})
    void the_registrar_pool_is_the_home_bare_or_as_a_service(String written) throws Exception {
        UserRow row = user(
                "SipAddress,RegistrarPool,HomeServer",
                "sip:a@b.c,%s,\"%s\"".formatted(written, DN.formatted("pool05")));
        assertThat(row.home()).isEqualTo(Cell.of(HomeReference.ofFqdn("pool01.contoso.com")));
    }

    @Test
    void without_a_registrar_pool_the_home_server_names_the_home() throws Exception {
        for (String header : List.of("SipAddress,RegistrarPool,HomeServer", "SipAddress,HomeServer")) {
            String before = header.contains("Registrar") ? "sip:a@b.c,," : "sip:a@b.c,";
            UserRow row = user(header, before + '"' + DN.formatted("Pool05") + '"');
            assertThat(row.home()).isEqualTo(Cell.of(HomeReference.ofPoolName("Pool05")));
            assertThat(row.home().get().isPool("pool05.contoso.com")).isTrue();
            assertThat(row.home().get().isPool("pool051.contoso.com")).isFalse();
        }
    }

    @Test
    void the_name_of_a_pool_is_unescaped() {
        assertThat(UserHomeParser.poolName(DN.formatted("a\\,b\\2Bc"))).isEqualTo(Cell.of("a,b+c"));
        assertThat(UserHomeParser.poolName("cn = x , cn = pools , dc=a")).isEqualTo(Cell.of("x"));
    }

    @Test
    void a_user_without_either_home_is_homed_nowhere() throws Exception {
        String marker = '"' + DN.formatted("1:1") + '"';
        for (String homeServer : List.of("", marker)) {
            assertThat(user("SipAddress,RegistrarPool,HomeServer", "sip:a@b.c,," + homeServer)
                            .home()
                            .isCleared())
                    .isTrue();
        }
        assertThat(user("SipAddress,RegistrarPool", "sip:a@b.c,").home().isCleared())
                .isTrue();
        assertThat(user("SipAddress,HomeServer", "sip:a@b.c,").home().isCleared())
                .isTrue();
        assertThat(user("SipAddress", "sip:a@b.c").home().isAbsent()).isTrue();
    }

    @Test
    void the_marker_says_nothing_without_the_column_that_it_points_to() throws Exception {
        UserRow row = user("SipAddress,HomeServer", "sip:a@b.c,\"" + DN.formatted("1:1") + '"');
        assertThat(row.home().isAbsent()).isTrue();
        assertThat(row.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool05", "CN=Pools", "\"CN=a,DC=b\"", "\"CN=x\\zz,CN=Pools\"", "\",,,\""})
    void a_home_server_that_names_no_pool_is_a_problem(String homeServer) throws Exception {
        UserRow row = user("SipAddress,HomeServer", "sip:a@b.c," + homeServer);
        assertThat(row.problems()).hasSize(1).first().asString().startsWith("HomeServer: ");
    }

    @ParameterizedTest
    @CsvSource({"4,OCS_2007_R2", "5,LYNC_2010", "6,LYNC_2013"})
    void a_version_is_a_release(String version, Release release) throws Exception {
        assertThat(pool("PoolFqdn,Version", "p.contoso.com," + version).release())
                .isEqualTo(Cell.of(release));
    }

    @Test
    void another_version_is_refused_by_name() throws Exception {
        assertThat(pool("PoolFqdn,Version", "p.contoso.com,7").problems())
                .hasToString(
                        "[Version: 7 is Skype for Business Server 2015, which is not covered; expected one of 4 (OCS 2007 R2), 5 (Lync 2010), 6 (Lync 2013)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.8308.0", "6.0", "6.0.9319", "-6", "six", "99999999999", ""})
    void a_build_is_no_version(String version) throws Exception {
        assertThat(pool("PoolFqdn,Version", "p.contoso.com," + version).problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Version: ");
    }

    @Test
    void a_pool_is_known_by_its_fqdn_else_by_its_identity() throws Exception {
        assertThat(pool("Identity,PoolFqdn", "Registrar:a.b.c,B.b.c").fqdn()).isEqualTo(Cell.of("B.b.c"));
        assertThat(pool("Identity,PoolFqdn", "Registrar:A.b.c,").key()).contains("a.b.c");
        assertThat(pool("Identity", "a.b.c").fqdn()).isEqualTo(Cell.of("a.b.c"));
        assertThat(pool("Identity,Version", "pool01,6").problems())
                .hasToString("[Identity: \"pool01\" is not a fully qualified domain name such as pool01.contoso.com]");
    }

    @Test
    void a_site_is_written_with_or_without_its_prefix() throws Exception {
        assertThat(pool("Identity,Site", "a.b.c,Redmond").site()).isEqualTo(Cell.of("Redmond"));
        assertThat(pool("Identity,SiteId", "a.b.c,site:BackCompatSite").site()).isEqualTo(Cell.of("BackCompatSite"));
        assertThat(pool("Identity,Site,SiteId", "a.b.c,,Site:X").site()).isEqualTo(Cell.of("X"));
        assertThat(pool("Identity,Site", "a.b.c,").problems())
                .hasToString("[Site: \"\" is not a site name of 1 to 256 characters]");
        assertThat(pool("Identity,Version", "a.b.c,6").site().isAbsent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Global,global", "global,global", "Site:Redmond,site:redmond", "Tag:T,tag:t", "Traders,tag:traders"})
    void a_policy_is_global_a_sites_or_the_users(String written, String key) throws Exception {
        PolicyRow row = all(Samples.open(directory, ExportKind.POLICIES, "Identity", written)
                        .policies())
                .get(0);
        assertThat(row.key()).contains(key);
        assertThat(row.problems()).isEmpty();
    }

    @Test
    void a_policy_without_a_name_is_a_problem() throws Exception {
        String[] lines = {"Identity,EnablePersistentChat", ",True", "Tag:,True", "Global,"};
        assertThat(all(Samples.open(directory, ExportKind.POLICIES, lines).policies()))
                .extracting(r -> r.problems().size())
                .containsExactly(1, 1, 1);
    }

    @Test
    void the_registrar_of_a_chat_pool_is_its_home() throws Exception {
        String[] lines = {"Identity,Registrar", "PersistentChatServer:c.b.c,Registrar:P.b.c", "d.b.c,"};
        List<ChatPoolRow> rows =
                all(Samples.open(directory, ExportKind.CHAT_POOLS, lines).chatPools());
        assertThat(rows.get(0).key()).contains("c.b.c");
        assertThat(rows.get(0).home().get().key()).isEqualTo("p.b.c");
        assertThat(rows.get(1).problems()).hasSize(1);
    }

    @Test
    void a_category_is_known_by_its_pool_and_name() throws Exception {
        String[] lines = {"Identity,Name", "c.b.c\\A\\B,a\\b", "c.b.c\\A,B", "A,A", "c\\A,"};
        List<CategoryRow> rows =
                all(Samples.open(directory, ExportKind.CATEGORIES, lines).categories());
        assertThat(rows.get(0).identity()).isEqualTo(Cell.of(new ContentItemId("c.b.c", "A\\B")));
        assertThat(rows.get(0).problems()).isEmpty();
        assertThat(rows.get(1).problems()).hasToString("[Name: \"B\" does not match the name in \"c.b.c\\A\"]");
        assertThat(rows).extracting(r -> r.key().isPresent()).containsExactly(true, true, false, false);
        assertThat(rows.subList(2, 4)).allMatch(ExportRow::hasProblems);
    }

    @Test
    void a_room_refers_to_things_of_its_pool_by_name_or_to_any_by_identity() throws Exception {
        String[] lines = {
            "Identity,Category,Type,Privacy,Disabled,Addin",
            "c.b.c\\R,Research,auditorium,Secret,True,Ticker",
            "c.b.c\\S,d.b.c\\Legal,,,,",
            "c.b.c\\T,,Fun,Secret,False,"
        };
        List<RoomRow> rows =
                all(Samples.open(directory, ExportKind.ROOMS, lines).rooms());
        assertThat(rows.get(0))
                .isEqualTo(new RoomRow(
                        2,
                        Cell.of(new ContentItemId("c.b.c", "R")),
                        Cell.absent(),
                        Cell.of(ContentReference.named(new ContentItemId("c.b.c", "Research"), "Research")),
                        Cell.of(RoomType.AUDITORIUM),
                        Cell.of(RoomPrivacy.SECRET),
                        Cell.of(true),
                        Cell.of(ContentReference.named(new ContentItemId("c.b.c", "Ticker"), "Ticker")),
                        List.of()));
        assertThat(rows.get(1).category().get().named().orElseThrow()).hasToString("d.b.c\\Legal");
        assertThat(rows.get(1).type().isCleared()).isTrue();
        assertThat(rows.get(1).disabled()).isEqualTo(Cell.of(false));
        assertThat(rows.get(2).problems())
                .extracting(CellProblem::column)
                .containsExactly(Optional.of("Category"), Optional.of("Type"));
        assertThat(rows.get(2).problems().get(1).message()).isEqualTo("\"Fun\" is not one of Normal, Auditorium");
    }

    @Test
    void a_client_that_is_none_is_told_the_names_of_the_api() throws Exception {
        String[] lines = {"SipAddress,Client,ChatPool", "sip:a@b.c,ICQ,p.b.c", "sip:a@b.c,lync_2013,p.b.c"};
        List<ConfigurationRow> rows = all(
                Samples.open(directory, ExportKind.CLIENT_CONFIGURATIONS, lines).configurations());
        assertThat(rows.get(0).problems().get(0).message())
                .startsWith("\"ICQ\" is not one of GROUP_CHAT_2007_R2, GROUP_CHAT_2010, LYNC_2013, ");
        assertThat(rows.get(1).problems()).isEmpty();
    }

    @Test
    void the_address_of_an_add_in_is_left_to_the_rules() throws Exception {
        String[] lines = {"Identity,URL", "c.b.c\\Wiki,ftp:x", "c.b.c\\" + "x".repeat(257) + ",http://a"};
        List<AddInRow> rows =
                all(Samples.open(directory, ExportKind.ADD_INS, lines).addIns());
        assertThat(rows.get(0).url()).isEqualTo(Cell.of("ftp:x"));
        assertThat(rows.get(1).problems()).hasSize(1);
    }

    private UserRow user(String header, String row) throws Exception {
        return all(Samples.open(directory, ExportKind.USERS, header, row).users())
                .get(0);
    }

    private FrontEndPoolRow pool(String header, String row) throws Exception {
        return all(Samples.open(directory, ExportKind.FRONT_END_POOLS, header, row)
                        .frontEndPools())
                .get(0);
    }
}
