package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Samples.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.user.Hosting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that real exports have beside those of the documentation. */
class RealValuesTest {
    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "WAHR,FALSCH",
        "VRAI,FAUX",
        "VERDADERO,FALSO",
        "VERO,FALSO",
        "VERDADEIRO,FALSO",
        "WAAR,ONWAAR",
        "SANT,FALSKT",
        "SAND,FALSK",
        "SANN,USANN",
        "TOSI,EPÄTOSI",
        "PRAWDA,FAŁSZ",
        "PRAVDA,NEPRAVDA",
        "IGAZ,HAMIS",
        "DOĞRU,YANLIŞ",
        "ИСТИНА,ЛОЖЬ",
        "DO?RU,EP?TOSI",
        "dogru,fa?sz",
        "do?ru,yanl??",
        "ÈÑÒÈÍÀ,ËÎÆÜ",
        "TRUE,YANLI\uFFFD",
        "DOG\u0306RU,EPA\u0308TOSI"
    })
    void the_booleans_of_excel_are_read_in_any_case(String yes, String no) throws Exception {
        for (Locale locale : List.of(Locale.ROOT, Locale.forLanguageTag("tr"))) {
            assertThat(BooleanWords.parse(yes.toLowerCase(locale))).contains(true);
            assertThat(BooleanWords.parse(no.toLowerCase(locale))).contains(false);
        }
        assertThat(BooleanWords.parse(yes)).contains(true);
        assertThat(BooleanWords.parse(no)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"??????", "????", "1", "yes", "?", "WAH", "NEFALSO", "TRUE FALSE"})
    void what_is_no_word_is_a_problem(String text) throws Exception {
        UserRow row = user("SipAddress,Enabled", "sip:a@b.c," + text);
        assertThat(row.problems()).hasSize(1).first().asString().startsWith("Enabled: ");
        assertThat(row.problems().get(0).message().contains("letters were lost"))
                .isEqualTo(text.matches("\\?+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:1", "2:1", "co1:2", "Munich 3:10", "1:4"})
    void a_cluster_marker_is_no_pool(String marker) throws Exception {
        String dn = "\"CN=Lc Services,CN=Microsoft,CN=" + marker + ",CN=Pools,DC=contoso,DC=com\"";
        assertThat(user("SipAddress,HomeServer,RegistrarPool", "sip:a@b.c," + dn + ",")
                        .home()
                        .isCleared())
                .isTrue();
        assertThat(user("SipAddress,HomeServer", "sip:a@b.c," + dn).home().isAbsent())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sippoolDB41E05.infra.lync.com,SRV:",
        "Registrar:WEBDIR1E.Online.Lync.com,''",
        "a.b.online.lync.com,sipfed.online.lync.com"
    })
    void a_cloud_registrar_means_online(String registrar, String provider) throws Exception {
        UserRow row = user("SipAddress,RegistrarPool,HostingProvider", "sip:a@b.c," + registrar + "," + provider);
        assertThat(row.hosting()).isEqualTo(Cell.of(Hosting.ONLINE));
        assertThat(row.home().isCleared()).isTrue();
        assertThat(row.problems()).isEmpty();
        assertThat(user("SipAddress,RegistrarPool", "sip:a@b.c," + registrar).hosting())
                .isEqualTo(Cell.of(Hosting.ONLINE));
        assertThat(user("SipAddress,RegistrarPool", "sip:a@b.c,pool.notonline.lync.com")
                        .hosting()
                        .isAbsent())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.Collections.Generic.List`1[System.String]",
                "System.Object[]",
                "Microsoft.Rtc.Management.AD.MultiValuedProperty`1[System.String]"
            })
    void a_type_name_in_a_column_that_is_read_refuses_the_row(String name) throws Exception {
        UserRow row = user("SipAddress,DisplayName,Photo", "sip:a@b.c," + name + "," + name);
        assertThat(row.problems())
                .hasToString(
                        "[DisplayName: \"" + name + "\" is the name of a type, which Export-Csv writes instead of a"
                                + " list or an object; export its value with Select-Object]");
    }

    @Test
    void an_identity_is_built_from_the_chat_pool_and_the_name() throws Exception {
        List<CategoryRow> rows = all(Samples.open(
                        directory,
                        ExportKind.CATEGORIES,
                        "PersistentChatPoolFqdn,Name,Identity",
                        "PersistentChatServer:c.b.c,A\\B,",
                        "c.b.c,A,c.b.c\\A",
                        "d.b.c,A,c.b.c\\A",
                        "c.b.c,,",
                        ",A,")
                .categories());
        assertThat(rows.get(0).identity()).isEqualTo(Cell.of(new ContentItemId("c.b.c", "A\\B")));
        assertThat(rows).extracting(ExportRow::hasProblems).containsExactly(false, false, true, true, true);
        assertThat(rows.get(2).problems())
                .hasToString("[PersistentChatPoolFqdn: \"d.b.c\" does not match the chat pool in \"c.b.c\\A\"]");
        assertThat(all(Samples.open(directory, ExportKind.ROOMS, "PersistentChatPoolFqdn,Name,Category", "c.b.c,A,B")
                                .rooms())
                        .get(0)
                        .key())
                .contains("c.b.c\\a");
    }

    @Test
    void the_role_is_in_its_column_or_in_the_prefix_of_the_identity() throws Exception {
        ExportRows<FrontEndPoolRow> rows = Samples.open(
                        directory,
                        ExportKind.FRONT_END_POOLS,
                        "Identity,Role,PoolFqdn",
                        "Registrar:a.b.c,,",
                        "x,REGISTRAR,b.b.c",
                        "c.b.c,,",
                        "EdgeServer:d.b.c,,",
                        "Registrar:e.b.c,UserServer,",
                        ",FileStore,f.b.c")
                .frontEndPools();
        assertThat(all(rows)).extracting(r -> r.key().orElse("")).containsExactly("a.b.c", "b.b.c", "c.b.c");
        assertThat(rows.passedOver().first())
                .containsExactly(
                        new PassedOverRow(5, PassedOverReason.OTHER_ROLE, "EdgeServer:d.b.c"),
                        new PassedOverRow(6, PassedOverReason.OTHER_ROLE, "Registrar:e.b.c"),
                        new PassedOverRow(7, PassedOverReason.OTHER_ROLE, "FileStore f.b.c"));
    }

    @Test
    void an_account_without_an_address_is_passed_over_unless_it_is_enabled_or_homed() throws Exception {
        ExportRows<UserRow> rows = Samples.open(
                        directory,
                        ExportKind.USERS,
                        "SipAddress,Enabled,RegistrarPool,DisplayName",
                        ",,,Backup",
                        ",False,,Print",
                        ",Wahr,,Ada",
                        ",,p.b.c,Ben")
                .users();
        assertThat(all(rows)).hasSize(2).allMatch(ExportRow::hasProblems);
        assertThat(rows.passedOver().first()).extracting(PassedOverRow::content).containsExactly("Backup", "Print");
    }

    private UserRow user(String header, String row) throws Exception {
        return all(Samples.open(directory, ExportKind.USERS, header, row).users())
                .get(0);
    }
}
