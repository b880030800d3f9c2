package io.lifeguard.model.configuration;

import io.lifeguard.model.pool.Release;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The client program of a user, with its row in the compatibility table of clients and chat pools. */
public enum Client {
    GROUP_CHAT_2007_R2("Group Chat client (2007 R2)", Chat.BY_HAND_ON_ANY_RELEASE),
    GROUP_CHAT_2010("Group Chat client (2010)", Chat.BY_HAND_ON_ANY_RELEASE),
    LYNC_2013("Lync 2013 client", Chat.ASSIGNED_ON_LYNC_2013),
    LYNC_2013_BASIC("Lync 2013 Basic client", Chat.ASSIGNED_ON_LYNC_2013_TOO),
    /** Of 2015 and of 2016. */
    SKYPE_FOR_BUSINESS("Skype for Business client", Chat.ASSIGNED_ON_LYNC_2013_AS_SKYPE),
    LYNC_2010("Lync 2010 client", Chat.NONE),
    LYNC_2010_ATTENDANT("Lync 2010 Attendant", Chat.NONE),
    COMMUNICATOR_2007_R2("Communicator 2007 R2", Chat.NONE),
    LYNC_WEB_APP("Lync Web App", Chat.NONE),
    LYNC_WINDOWS_STORE_APP("Lync Windows Store app", Chat.NONE),
    LYNC_MOBILE("Lync mobile client", Chat.NONE),
    LYNC_FOR_MAC("Lync for Mac", Chat.NONE),
    LYNC_PHONE_EDITION("Lync Phone Edition", Chat.NONE),
    SKYPE_FOR_BUSINESS_ON_MAC("Skype for Business on Mac", Chat.NONE),
    COMMUNICATOR_FOR_MAC_2011("Communicator for Mac 2011", Chat.NONE);

    private final String title;
    private final Chat chat;

    Client(String title, Chat chat) {
        this.title = title;
        this.chat = chat;
    }

    /** The product name, for messages. */
    public String title() {
        return title;
    }

    /** Whether the client supports Group Chat or Persistent Chat. */
    public boolean hasChat() {
        return chat != Chat.NONE;
    }

    /** Whether the client is a Group Chat client, which is manually configured for one chat pool at a time. */
    public boolean isLegacy() {
        return chat == Chat.BY_HAND_ON_ANY_RELEASE;
    }

    /** The releases whose chat pools the client can use, oldest first; empty for a client without chat. */
    public Set<Release> releases() {
        return chat.oldest == null ? Set.of() : EnumSet.range(chat.oldest, Release.LYNC_2013);
    }

    public boolean reaches(Release release) {
        return chat.oldest != null && release.compareTo(chat.oldest) >= 0;
    }

    /** Whether the client is configured for at most one chat pool. */
    public boolean onePoolAtATime() {
        return isLegacy();
    }

    /** Whether the chat pool must be entered manually in the client. */
    public boolean manualConfiguration() {
        return isLegacy();
    }

    /** The required release of the user's home pool; empty if every home is accepted. */
    public Optional<Release> needsHomeOn() {
        return chat.needsLync2013 ? Optional.of(Release.LYNC_2013) : Optional.empty();
    }

    /** Whether the user's effective policy must enable Persistent Chat. */
    public boolean needsPolicy() {
        return chat.needsLync2013;
    }

    /** The document that the row of the table comes from. */
    public String source() {
        return chat.source;
    }

    /** The clients that have chat, in the order of the table. */
    public static List<Client> withChat() {
        return Arrays.stream(values()).filter(Client::hasChat).toList();
    }

    /** What a client can do with chat pools: the distinct rows of the table. */
    private enum Chat {
        BY_HAND_ON_ANY_RELEASE(Release.OCS_2007_R2, false, ClientSources.PAGE + ", the legacy Group Chat client"),
        ASSIGNED_ON_LYNC_2013(Release.LYNC_2013, true, ClientSources.PAGE + ", the Lync 2013 client"),
        ASSIGNED_ON_LYNC_2013_TOO(
                Release.LYNC_2013,
                true,
                ClientSources.CLIENT_TABLE + "; that it needs what the Lync 2013 client needs is inferred"),
        ASSIGNED_ON_LYNC_2013_AS_SKYPE(
                Release.LYNC_2013,
                true,
                ClientSources.DESKTOP_TABLE + ", first column: the same persistent chat row as the Lync 2013 client"),
        NONE(null, false, ClientSources.CLIENT_TABLE + ": no persistent chat");

        /** The oldest release whose chat pools the client can use; it can also use every later one. */
        private final @Nullable Release oldest;

        private final boolean needsLync2013;
        private final String source;

        Chat(@Nullable Release oldest, boolean needsLync2013, String source) {
            this.oldest = oldest;
            this.needsLync2013 = needsLync2013;
            this.source = source;
        }
    }

    private static final class ClientSources {
        static final String PAGE = "Coexistence considerations, Lync Server 2013 (JJ205131)";
        static final String DESKTOP_TABLE = "Desktop client comparison tables for Lync Server 2013";
        static final String CLIENT_TABLE = "Client comparison tables for Lync Server 2013";

        private ClientSources() {}
    }
}
