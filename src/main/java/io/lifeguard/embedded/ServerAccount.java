package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The account that the server runs under. PostgreSQL refuses root, so where the service is root (most containers) the
 * server runs in a user namespace of its own, or, where the kernel forbids that, as {@value #UNPRIVILEGED}.
 *
 * @param prefix what to put before a command
 * @param owner to whom the server's files must belong
 */
record ServerAccount(List<String> prefix, String owner) {
    static final String ROOT = "root";
    static final String UNPRIVILEGED = "nobody";

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** @param self who owns the files that this process writes */
    static ServerAccount of(String self) {
        if (!self.equals(ROOT)) {
            return new ServerAccount(List.of(), self);
        }
        return Stream.of(
                        // the kernel still sees root, PostgreSQL sees nobody, and the files stay root's
                        new ServerAccount(List.of("unshare", "-U"), ROOT), asUnprivileged())
                .filter(account -> account.canRun("true"))
                .findFirst()
                .orElseThrow(() -> new ServerStartException("PostgreSQL does not run as root, and this machine has no"
                        + " unshare or setpriv (util-linux) that could avoid it: run Lifeguard as an ordinary user, or"
                        + " give it a server with lifeguard.datasource.url"));
    }

    static ServerAccount asUnprivileged() {
        return new ServerAccount(
                List.of("setpriv", "--reuid", UNPRIVILEGED, "--clear-groups", "--inh-caps", "-all"), UNPRIVILEGED);
    }

    /** Whether root only lends its directory to the server, which then must be able to reach it. */
    boolean isLent() {
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

    boolean mayTakeOver(String found) {
        return found.equals(owner)
                || (!prefix.isEmpty() && List.of(ROOT, UNPRIVILEGED).contains(found));
    }

    /** Gives a file or a tree to this account: needed when root's way of running the server has changed. */
    void takeOver(Path tree) throws IOException {
        if (!SafeFiles.posix(tree) || Files.getOwner(tree).getName().equals(owner)) {
            return;
        }
        UserPrincipal principal =
                tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(tree)) {
            // the top last: its owner tells the next start that all was done
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.setOwner(path, principal);
        }
    }
}
