package io.lifeguard.writes;

import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import io.lifeguard.writes.Write.PutUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An export of the management shell with every column that matters: each row comes to one put.
 *
 * @param kind as the import's address names it
 */
record Import(String kind, List<? extends Write> rows) {
    private static final Map<String, String> VERSIONS = Map.of("OCS_2007_R2", "4", "LYNC_2010", "5", "LYNC_2013", "6");

    String csv() {
        String head =
                switch (kind) {
                    case "front-end-pools" -> "PoolFqdn,Version,Site";
                    case "chat-pools" -> "PoolFqdn,Version,Registrar,DisplayName";
                    case "policies" -> "Identity,EnablePersistentChat,Description";
                    default -> "SipAddress,Enabled,HostingProvider,RegistrarPool,PersistentChatPolicy,DisplayName,Guid";
                };
        return head + "\r\n" + rows.stream().map(Import::row).collect(Collectors.joining("\r\n")) + "\r\n";
    }

    private static String row(Write write) {
        if (write instanceof PutFrontEndPool pool) {
            return cells("Registrar:" + pool.fqdn(), version(pool.release()), "Site:" + pool.site());
        }
        if (write instanceof PutChatPool pool) {
            return cells(
                    pool.fqdn(),
                    version(pool.release()),
                    "Registrar:" + pool.home(),
                    pool.displayName().orElse(""));
        }
        if (write instanceof PutPolicy policy) {
            return cells(
                    policy.identity(),
                    policy.enables() ? "True" : "False",
                    policy.description().orElse(""));
        }
        PutUser user = (PutUser) write;
        return cells(
                user.sipAddress(),
                Boolean.FALSE.equals(user.enabled()) ? "False" : "True",
                "ONLINE".equals(user.hosting()) ? "sipfed.online.lync.com" : "SRV:",
                user.home().map(home -> "Registrar:" + home).orElse(""),
                user.grantedPolicy().orElse(""),
                user.displayName().orElse(""),
                user.externalId().orElse(""));
    }

    private static String version(String release) {
        return Objects.requireNonNull(VERSIONS.get(release), release);
    }

    private static String cells(String... values) {
        return List.of(values).stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
