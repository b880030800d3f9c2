package io.lifeguard.exports.file;

import io.lifeguard.exports.row.ExportKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What real exports have beside plain ones. */
public enum ExportFault {
    /** Only another encoding, delimiter, order of columns, quoting and line end. */
    SAVED_OTHERWISE(ExportKind.ofShell()),
    SEPARATOR_LINE(ExportKind.ofShell()),
    TYPE_LINE(ExportKind.ofShell()),
    BLANK_ROWS(ExportKind.ofShell()),
    REPEATED_HEADS(ExportKind.ofShell()),
    LIST_COLUMNS(ExportKind.ofShell()),
    WORDS_OF_EXCEL(ExportKind.POLICIES, ExportKind.USERS, ExportKind.ROOMS),
    OTHER_ROLES(ExportKind.FRONT_END_POOLS, ExportKind.CHAT_POOLS),
    IDENTITY_IN_PARTS(ExportKind.CATEGORIES, ExportKind.ROOMS, ExportKind.ADD_INS),
    CLUSTER_MARKERS(ExportKind.USERS),
    CLOUD_REGISTRARS(ExportKind.USERS),
    NO_SIP_ADDRESS(ExportKind.USERS),
    CATEGORY_BY_URI(ExportKind.ROOMS),
    REPEATED_ROWS(ExportKind.ofShell());

    static final List<String> TRUE = List.of(
            "WAHR",
            "VRAI",
            "VERDADERO",
            "VERO",
            "VERDADEIRO",
            "WAAR",
            "SANT",
            "SAND",
            "SANN",
            "TOSI",
            "PRAWDA",
            "PRAVDA",
            "IGAZ",
            "DOĞRU",
            "ИСТИНА",
            "do?ru");
    static final List<String> FALSE = List.of(
            "FALSCH",
            "FAUX",
            "FALSO",
            "FALSO",
            "FALSO",
            "ONWAAR",
            "FALSKT",
            "FALSK",
            "USANN",
            "EPÄTOSI",
            "FAŁSZ",
            "NEPRAVDA",
            "HAMIS",
            "YANLIŞ",
            "ЛОЖЬ",
            "fa?sz",
            "Ep?tosi",
            "YANLI?");
    static final List<String> ROLES = List.of(
            "UserServer",
            "EdgeServer",
            "MediationServer",
            "FileStore",
            "UserDatabase",
            "WebServer",
            "PstnGateway",
            "ArchivingServer",
            "CentralManagement",
            "ApplicationServer",
            "Registrar");
    static final List<String> MARKERS = List.of("1:1", "2:1", "1:4", "co1:2", "Site-9:12");

    private final Set<ExportKind> kinds;

    ExportFault(List<ExportKind> kinds) {
        this.kinds = EnumSet.copyOf(kinds);
    }

    ExportFault(ExportKind... kinds) {
        this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
    }

    /** Whether such a file may have it. */
    public boolean isIn(ExportKind kind) {
        return kinds.contains(kind);
    }
}
