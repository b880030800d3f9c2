package io.lifeguard.exports.raw;

/** A column that imports read, with its name in the management shell. */
public enum Column {
    ADD_IN("Addin"),
    ADD_IN_ID("AddinId"),
    CATEGORY("Category"),
    CATEGORY_URI("CategoryUri"),
    DESCRIPTION("Description"),
    DISABLED("Disabled"),
    DISPLAY_NAME("DisplayName"),
    ENABLED("Enabled"),
    ENABLE_PERSISTENT_CHAT("EnablePersistentChat"),
    GUID("Guid"),
    HOME_SERVER("HomeServer"),
    HOSTING_PROVIDER("HostingProvider"),
    IDENTITY("Identity"),
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
