package io.lifeguard.exports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.NotAnExportException.RefusalReason;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is something else than the export that it should be is refused by what it looks like. */
class OtherFilesTest {
    @TempDir
    Path directory = Path.of("");

    static Stream<Arguments> formats() throws IOException {
        String list =
                "\r\n\r\nIdentity            : CN=Alpha\\, Test,OU=Staff\r\nSipAddress          : sip:a@contoso.com\r\n";
        String table =
                "\r\nSipAddress            Enabled\r\n----------            -------\r\nsip:a@contoso.com     True\r\n";
        String cliXml =
                "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n</Objs>";
        return Stream.of(
                Arguments.of("the output of Format-List", list.getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("the output of Format-List", ("\uFEFF" + list).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("the output of Format-List", "Name : Ada".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("the output of Format-Table", table.getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("the output of Format-Table", ("\uFEFF" + table).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("the output of Export-Clixml", cliXml.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("the output of Export-Clixml", ("\uFEFF" + cliXml).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "the output of Export-Clixml", ("#< CLIXML\r\n" + cliXml).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an XML document", "<?xml version=\"1.0\"?>\n<Objects/>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an HTML page", "<!DOCTYPE html PUBLIC>\n<html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an HTML page", "\n<HTML><head>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("JSON", "{\"SipAddress\": 1}".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("JSON", "\uFEFF[\r\n  {\r\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("an Excel workbook (.xlsx)", zip("[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of("a ZIP archive", zip("users.csv")),
                Arguments.of("an Excel workbook", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}),
                Arguments.of("a file compressed with gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0}),
                Arguments.of("a PDF document", "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("text in UTF-32", "\uFEFFSipAddress\n".getBytes(Charset.forName("UTF-32LE"))),
                Arguments.of(
                        "a transcript of PowerShell",
                        "**********************\r\nWindows PowerShell transcript start"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void another_format_is_named(String looksLike, byte[] content) {
        NotAnExportException refused = refused(content, ExportKind.USERS);
        assertThat(refused.reason()).isEqualTo(RefusalReason.OTHER_FORMAT);
        assertThat(refused)
                .hasMessageStartingWith("The file is not CSV: it looks like " + looksLike)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CATEGORIES|Identity,Name,Category,Privacy|Get-CsPersistentChatRoom",
                "CATEGORIES|Identity,Name,URL,AddinId|Get-CsPersistentChatAddin",
                "ADD_INS|Identity,Name,ChatRoomUri|Get-CsPersistentChatRoom",
                "ROOMS|CategoryUri,Identity,Name,NumberOfChatRooms|Get-CsPersistentChatCategory",
                "USERS|Identity,EnablePersistentChat|Get-CsPersistentChatPolicy",
                "USERS|SamAccountName,UserPrincipalName,Name|Get-ADUser",
                "USERS|Name,PrimarySmtpAddress|Get-Mailbox",
                "POLICIES|Identity,SipAddress,Enabled|Get-CsUser",
                "POLICIES|Identity,ScopeClass,Anchor,EnableIM|another kind of policy",
                "FRONT_END_POOLS|Identity,Services,Computers,Fqdn,Site|Get-CsPool",
                "FRONT_END_POOLS|Identity,Pool,Fqdn|Get-CsComputer",
                "CHAT_POOLS|Identity,ApplicationId,TrustedApplicationPoolFqdn|Get-CsTrustedApplication",
                "POLICIES|Identity,PoolFqdn,Role,Version|Get-CsService"
            })
    void the_export_of_another_command_is_named(ExportKind kind, String columns, String command) {
        NotAnExportException refused = refused((columns + "\r\n").getBytes(StandardCharsets.UTF_8), kind);
        assertThat(refused.reason()).isEqualTo(RefusalReason.OTHER_EXPORT);
        assertThat(refused).hasMessageContaining("it looks like an export of " + command);
    }

    @Test
    void the_type_says_more_than_the_columns() {
        String file = "#TYPE Microsoft.Rtc.Management.Xds.DisplayPool\r\nIdentity,Site,Version\r\n";
        assertThat(refused(file.getBytes(StandardCharsets.UTF_8), ExportKind.FRONT_END_POOLS))
                .hasMessageContaining("an export of Get-CsPool");
        String rooms = "#TYPE Selected.Microsoft.Rtc.Management.Chat.Cmdlets.ChatRoom\r\nIdentity,Name\r\n";
        assertThat(refused(rooms.getBytes(StandardCharsets.UTF_8), ExportKind.CATEGORIES))
                .hasMessageContaining("an export of Get-CsPersistentChatRoom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FRONT_END_POOLS|#TYPE Microsoft.Rtc.Management.Xds.DisplayUserServer|Identity,Version,SiteId,PoolFqdn,Role",
                "CHAT_POOLS|#TYPE Microsoft.Rtc.Management.Xds.DisplayExternalServer|Identity,Version,Registrar,Role",
                "USERS|#TYPE Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser|SipAddress,SamAccountName",
                "USERS|#TYPE Selected.System.Management.Automation.PSCustomObject|SipAddress,UserPrincipalName,SamAccountName",
                "USERS|#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser|SipAddress,Enabled,RegistrarPool",
                "CATEGORIES|#TYPE Selected.X|Identity,Description",
                "ROOMS|#TYPE Selected.X|Identity,Category,Addin"
            })
    void exports_of_the_right_command_and_tables_made_by_hand_are_not_mistaken(
            ExportKind kind, String type, String columns) throws Exception {
        assertThat(Samples.open(directory, kind, type, columns).columns()).hasSizeGreaterThan(1);
    }

    @Test
    void a_separator_line_without_a_delimiter_is_refused_with_its_line() {
        for (String line : new String[] {"sep=", "sep=ab", "sep=\u00A7", "sep=\""}) {
            NotAnExportException refused =
                    refused((line + "\r\nSipAddress\r\n").getBytes(StandardCharsets.UTF_8), ExportKind.USERS);
            assertThat(refused.reason()).as(line).isEqualTo(RefusalReason.MALFORMED);
            assertThat(refused.line()).hasValue(1);
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return bytes.toByteArray();
    }

    private NotAnExportException refused(byte[] content, ExportKind kind) {
        return catchThrowableOfType(
                NotAnExportException.class, () -> ExportFile.open(Samples.file(directory, content), kind));
    }
}
