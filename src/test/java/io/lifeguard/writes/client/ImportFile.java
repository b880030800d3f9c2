package io.lifeguard.writes.client;

import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.PutUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An export of the management shell with every column that matters: each row stands for one put.
 *
 * @param kind as the import's address names it
 */
public record ImportFile(String kind, List<? extends Write> rows) {
    private static final Map<String, String> VERSIONS = Map.of("OCS_2007_R2", "4", "LYNC_2010", "5", "LYNC_2013", "6");

    public String csv() {
        String head =
                switch (kind) {
                    case "front-end-pools" -> "PoolFqdn,Version,Site";
                    case "chat-pools" -> "PoolFqdn,Version,Registrar,DisplayName";
                    case "policies" -> "Identity,EnablePersistentChat,Description";
                    case "categories" -> "Identity,Description,Parent";
                    case "add-ins" -> "Identity,URL";
                    case "rooms" -> "Identity,Category,Description,Type,Privacy,Disabled,Addin";
                    default -> "SipAddress,Enabled,HostingProvider,RegistrarPool,PersistentChatPolicy,DisplayName,Guid";
                };
        return head + "\r\n" + rows.stream().map(ImportFile::row).collect(Collectors.joining("\r\n")) + "\r\n";
    }

    /** The row of a put. */
    public static String row(Write put) {
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
                    category.description().orElse(""),
                    category.parent().orElse(""));
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

    /** A row of values. */
    public static String cells(String... values) {
        return List.of(values).stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
