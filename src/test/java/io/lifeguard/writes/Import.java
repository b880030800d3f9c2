package io.lifeguard.writes;

import io.lifeguard.writes.ContentWrite.PutAddIn;
import io.lifeguard.writes.ContentWrite.PutCategory;
import io.lifeguard.writes.ContentWrite.PutRoom;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import io.lifeguard.writes.Write.PutUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An export of the management shell with every column that matters: each row comes to one put.
 *
 * @param kind as the import's address names it
 */
record Import(String kind, List<? extends Write> rows) {
    private static final Map<String, String> VERSIONS = Map.of("OCS_2007_R2", "4", "LYNC_2010", "5", "LYNC_2013", "6");

    /**
     * Whether a row means what the put means: an export's cells are judged before its rows, by rules of their own, and
     * lose the white space around them, an empty one says none, and users match by Guid first. What a file means beyond
     * that is tested elsewhere.
     */
    static boolean takes(Write put) {
        boolean wellFormed = new Model()
                .write(put).violations().stream()
                        .noneMatch(
                                v -> v.startsWith("VALUE") || (v.startsWith("POLICY") && !(put instanceof PutPolicy)));
        boolean emptyCell = put.toString().contains("Optional[]");
        return wellFormed && !emptyCell && row(put).indexOf('\0') < 0 && areCells(put);
    }

    private static boolean areCells(Write put) {
        if (put instanceof PutUser user) {
            return user.externalId().isEmpty();
        } else if (put instanceof PutPolicy policy) {
            return isCell(policy.description()) && Form.key(policy.identity()).matches("(?s)global|(site|tag):.+");
        } else if (put instanceof PutCategory category) {
            return Form.fqdn(category.pool()) && isCell(category.description());
        } else if (put instanceof PutAddIn addIn) {
            return Form.fqdn(addIn.pool());
        } else if (put instanceof PutRoom room) {
            return Form.fqdn(room.pool())
                    && isCell(room.description())
                    && isWholeId(room.category())
                    && room.addIn().map(Import::isWholeId).orElse(true);
        }
        return true;
    }

    private static boolean isCell(Optional<String> text) {
        return text.map(t -> t.equals(t.strip())).orElse(true);
    }

    private static boolean isWholeId(String text) {
        int separator = text.indexOf('\\');
        return separator > 0
                && Form.fqdn(text.substring(0, separator))
                && Form.addInName(text.substring(separator + 1));
    }

    /** What a put is about. */
    static String keyOf(Write put) {
        if (put instanceof PutFrontEndPool pool) {
            return Form.key(pool.fqdn());
        } else if (put instanceof PutChatPool pool) {
            return Form.key(pool.fqdn());
        } else if (put instanceof PutPolicy policy) {
            return Form.key(policy.identity());
        } else if (put instanceof PutCategory category) {
            return Form.itemKey(category.pool(), category.name());
        } else if (put instanceof PutRoom room) {
            return Form.itemKey(room.pool(), room.name());
        } else if (put instanceof PutAddIn addIn) {
            return Form.itemKey(addIn.pool(), addIn.name());
        }
        return Form.key(Form.sipAddress(((PutUser) put).sipAddress()));
    }

    String csv() {
        String head =
                switch (kind) {
                    case "front-end-pools" -> "PoolFqdn,Version,Site";
                    case "chat-pools" -> "PoolFqdn,Version,Registrar,DisplayName";
                    case "policies" -> "Identity,EnablePersistentChat,Description";
                    case "categories" -> "Identity,Description";
                    case "add-ins" -> "Identity,URL";
                    case "rooms" -> "Identity,Category,Description,Type,Privacy,Disabled,Addin";
                    default -> "SipAddress,Enabled,HostingProvider,RegistrarPool,PersistentChatPolicy,DisplayName,Guid";
                };
        return head + "\r\n" + rows.stream().map(Import::row).collect(Collectors.joining("\r\n")) + "\r\n";
    }

    private static String row(Write put) {
        if (put instanceof PutFrontEndPool pool) {
            return cells("Registrar:" + pool.fqdn(), version(pool.release()), "Site:" + pool.site());
        }
        if (put instanceof PutChatPool pool) {
            return cells(
                    pool.fqdn(),
                    version(pool.release()),
                    "Registrar:" + pool.home(),
                    pool.displayName().orElse(""));
        }
        if (put instanceof PutPolicy policy) {
            return cells(
                    policy.identity(),
                    bool(policy.enables()),
                    policy.description().orElse(""));
        }
        return put instanceof PutUser user ? row(user) : content(put);
    }

    private static String row(PutUser user) {
        return cells(
                user.sipAddress(),
                bool(!Boolean.FALSE.equals(user.enabled())),
                "ONLINE".equals(user.hosting()) ? "sipfed.online.lync.com" : "SRV:",
                user.home().map(home -> "Registrar:" + home).orElse(""),
                user.grantedPolicy().orElse(""),
                user.displayName().orElse(""),
                user.externalId().orElse(""));
    }

    private static String content(Write put) {
        if (put instanceof PutCategory category) {
            return cells(
                    category.pool() + "\\" + category.name(),
                    category.description().orElse(""));
        }
        if (put instanceof PutAddIn addIn) {
            return cells(addIn.pool() + "\\" + addIn.name(), addIn.url());
        }
        PutRoom room = (PutRoom) put;
        return cells(
                room.pool() + "\\" + room.name(),
                room.category(),
                room.description().orElse(""),
                room.type(),
                room.privacy(),
                bool(room.disabled()),
                room.addIn().orElse(""));
    }

    private static String version(String release) {
        return Objects.requireNonNull(VERSIONS.get(release), release);
    }

    private static String bool(boolean value) {
        return value ? "True" : "False";
    }

    private static String cells(String... values) {
        return List.of(values).stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
