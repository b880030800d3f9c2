package io.lifeguard.exports.raw;

/** A column that imports read, with its name in the management shell. */
public enum Column {
    ADD_IN("Addin"),
    ADD_IN_ID("AddinId"),
    CATEGORY("Category"),
    CATEGORY_URI("CategoryUri"),
    /** The chat pool of a client configuration; no column of the shell. */
    CHAT_POOL("ChatPool"),
    /** The client of a client configuration; no column of the shell. */
    CLIENT("Client"),
    DESCRIPTION("Description"),
    DISABLED("Disabled"),
    DISPLAY_NAME("DisplayName"),
    ENABLED("Enabled"),
    ENABLE_PERSISTENT_CHAT("EnablePersistentChat"),
    /** Values that the other columns cannot express; no column of the shell. */
    EXACT("Exact"),
    GUID("Guid"),
    HOME_SERVER("HomeServer"),
    HOSTING_PROVIDER("HostingProvider"),
    IDENTITY("Identity"),
    /** The chat pool that a migration moves another into; no column of the shell. */
    MIGRATION_TARGET("MigrationTarget"),
    NAME("Name"),
    PARENT("Parent"),
    PERSISTENT_CHAT_POLICY("PersistentChatPolicy"),
    PERSISTENT_CHAT_POOL_FQDN("PersistentChatPoolFqdn"),
    POOL_FQDN("PoolFqdn"),
    PRIVACY("Privacy"),
    REGISTRAR("Registrar"),
    REGISTRAR_POOL("RegistrarPool"),
    ROLE("Role"),
    SIP_ADDRESS("SipAddress"),
    SITE("Site"),
    SITE_ID("SiteId"),
    /** The state of a chat pool; no column of the shell. */
    STATE("State"),
    TYPE("Type"),
    URL("URL"),
    VERSION("Version");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
