import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks the distribution against its pinned SHA-512 and unpacks it, for mvnw and mvnw.cmd alike: a JDK is the one tool
 * that is sure to be there. The result gets its name in one step, so that neither a kill nor a second wrapper at the
 * same time leaves half of it.
 *
 * <p>Arguments: the archive, its SHA-512, a directory to work in, and the home that results.
 */
class Unpack {
    public static void main(String... arguments) throws Exception {
        Path archive = Path.of(arguments[0]);
        String found = sha512(archive);
        if (!found.equalsIgnoreCase(arguments[1])) {
            System.err.println(archive.getFileName() + " is not the pinned distribution: its SHA-512 is " + found);
            System.exit(1);
        }
        Path home = Path.of(arguments[3]);
        Path unpacked = unpack(archive, Path.of(arguments[2]).resolve("unpacked")).resolve(home.getFileName());
        Files.createDirectories(home.getParent());
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // another wrapper was faster
        }
    }

    private static String sha512(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path unpack(Path archive, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException(entry.getName() + " points out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, path);
                }
                // java.util.zip does not tell the modes
                if (Set.of("mvn", "mvnDebug", "mvnyjp").contains(path.getFileName().toString())) {
                    path.toFile().setExecutable(true, false);
                }
            }
        }
        return into;
    }
}
