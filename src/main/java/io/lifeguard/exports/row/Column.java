package io.lifeguard.exports.row;

/** A column that imports read, with its name in the management shell. */
enum Column {
    ADD_IN("Addin"),
    CATEGORY("Category"),
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
    POOL_FQDN("PoolFqdn"),
    PRIVACY("Privacy"),
    REGISTRAR("Registrar"),
    REGISTRAR_POOL("RegistrarPool"),
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

    String title() {
        return title;
    }
}
