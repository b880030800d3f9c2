package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The account that the server runs under. PostgreSQL does not run as root. If Lifeguard does, as in most containers, the
 * server runs in a user namespace, or as {@value #UNPRIVILEGED} if the kernel forbids that. A user without an entry in the
 * password file runs it in a user namespace too, if the kernel permits one.
 *
 * @param prefix of every command
 * @param owner of the server's files
 */
record ServerAccount(List<String> prefix, String owner) {
    static final String ROOT = "root";
    static final String UNPRIVILEGED = "nobody";
    private static final List<String> IN_NAMESPACE = List.of("unshare", "-U");
    /** Java gives the number of a user who has no entry in the password file, as in OpenShift. */
    private static final Pattern WITHOUT_NAME = Pattern.compile("\\d+");

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** @param self the user who owns the files that this process writes */
    static ServerAccount of(String self) {
        if (WITHOUT_NAME.matcher(self).matches()) {
            // initdb wants a name: in a user namespace it is that of the user nobody. The server itself needs none
            return Stream.of(new ServerAccount(IN_NAMESPACE, self))
                    .filter(account -> account.canRun("true"))
                    .findFirst()
                    .orElseGet(() -> new ServerAccount(List.of(), self));
        }
        if (!self.equals(ROOT)) {
            return new ServerAccount(List.of(), self);
        }
        return Stream.of(
                        // PostgreSQL sees the user nobody, the kernel sees root, and root owns the files
                        new ServerAccount(IN_NAMESPACE, ROOT), asUnprivileged())
                .filter(account -> account.canRun("true"))
                .findFirst()
                .orElseThrow(() -> new ServerStartException("PostgreSQL does not run as root, and this machine has no"
                        + " unshare or setpriv (util-linux): run Lifeguard as an ordinary user, or set"
                        + " lifeguard.datasource.url to the URL of a server"));
    }

    static ServerAccount asUnprivileged() {
        return new ServerAccount(
                List.of("setpriv", "--reuid", UNPRIVILEGED, "--clear-groups", "--inh-caps", "-all"), UNPRIVILEGED);
    }

    /** Whether the server runs as another user than Lifeguard, who must be able to access the data directory. */
    boolean isUnprivileged() {
        return owner.equals(UNPRIVILEGED) && !prefix.isEmpty();
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return List.copyOf(whole);
    }

    boolean canRun(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean canTakeOver(String found) {
        return found.equals(owner)
                || (!prefix.isEmpty() && List.of(ROOT, UNPRIVILEGED).contains(found));
    }

    /** Makes this account the owner of a file or tree, in case an earlier start as root used another account. */
    void takeOver(Path tree) throws IOException {
        if (!SafeFiles.posix(tree) || Files.getOwner(tree).getName().equals(owner)) {
            return;
        }
        UserPrincipal principal =
                tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            // the root of the tree last: its owner tells the next start that all is done
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.setOwner(path, principal);
        }
    }
}
