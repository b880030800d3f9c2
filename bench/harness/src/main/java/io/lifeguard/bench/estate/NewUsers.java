package io.lifeguard.bench.estate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** An export of users whom nobody knows yet, in the columns that the management shell writes. */
public final class NewUsers {
    private static final String HEAD =
            "\"Identity\",\"Guid\",\"DisplayName\",\"SipAddress\",\"Enabled\",\"RegistrarPool\","
                    + "\"HomeServer\",\"HostingProvider\",\"PersistentChatPolicy\"\r\n";

    private NewUsers() {}

    /**
     * Writes the file.
     *
     * @param name that users of no other file have
     */
    public static Path write(Path file, String name, int count) throws IOException {
        Random random = new Random(150);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEAD);
            for (int i = 0; i < count; i++) {
                String home = Estate.frontEndPool(random.nextInt(40));
                String policy = random.nextInt(5) < 2 ? "Policy" + random.nextInt(30) : "";
                String enabled = random.nextInt(12) == 0 ? "" : "True";
                writer.write(
                        "\"CN=%1$s\\, User %2$d,OU=Staff\",\"%1$s-%2$d\",\"User %2$d, %1$s\",\"sip:%1$s%2$d@contoso.com\","
                                        .formatted(name, i)
                                + "\"%s\",\"%s\",\"CN=Lc Services,CN=Microsoft,CN=1:1,CN=Pools\",\"SRV:\",\"%s\"\r\n"
                                        .formatted(enabled, home, policy));
            }
        }
        return file;
    }
}
