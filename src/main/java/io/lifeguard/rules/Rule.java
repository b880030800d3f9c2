package io.lifeguard.rules;

import static io.lifeguard.rules.RuleKind.ADMISSION;
import static io.lifeguard.rules.RuleKind.ADVISORY;
import static io.lifeguard.rules.RuleKind.CONDITION;
import static io.lifeguard.rules.RuleKind.INVARIANT;

/**
 * The catalogue of rules. The name of a constant is the id of the rule; the order of the constants is the order in
 * which
 * violations are reported: the rules of "Coexistence considerations", then the other rules, then the advisory rules.
 */
public enum Rule {
    HOME_POOL_MATCHES_RELEASE(
            "Home pool matches release",
            INVARIANT,
            "A chat pool is homed on a front-end pool of its own release. Checked when a chat pool is"
                    + " created or re-homed and when the release of a front-end pool is corrected.",
            RuleSources.PAGE + ", the requirements for the pools that chat pools are homed on"),
    DEPLOYMENTS_ARE_ISOLATED(
            "Deployments are isolated",
            INVARIANT,
            "A category, room or add-in refers only to items of its own chat pool and cannot move to" + " another one.",
            RuleSources.PAGE + ", separate deployments share no categories, rooms or add-ins"),
    ONE_POOL_AT_A_TIME(
            "One pool at a time",
            INVARIANT,
            "A legacy client is configured for at most one chat pool. A second configuration is refused;"
                    + " re-pointing is an explicit step.",
            RuleSources.PAGE + ", the legacy client connects to one pool at a time"),
    CLIENT_REACHES_RELEASE(
            "Client supports release",
            INVARIANT,
            "The Lync 2013 and Skype for Business clients use Lync 2013 chat pools only.",
            RuleSources.PAGE + ", the Lync 2013 client cannot connect to legacy pools"),
    USER_HOMED_ON_LYNC_2013(
            "User homed on Lync 2013",
            ADMISSION,
            "A user of the Lync 2013 or Skype for Business client is homed on a Lync 2013 front-end pool.",
            RuleSources.PAGE + ", users of the Lync 2013 client are homed on a Lync 2013 pool"),
    USER_ENABLED_BY_POLICY(
            "User enabled by policy",
            ADMISSION,
            "The effective policy of a user of the Lync 2013 or Skype for Business client enables Persistent"
                    + " Chat.",
            RuleSources.PAGE + ", users of the Lync 2013 client are enabled by policy"),
    MANUAL_CONFIGURATION(
            "Manual configuration",
            CONDITION,
            "A legacy client that is configured for no chat pool must be configured manually.",
            RuleSources.PAGE + ", the legacy client is configured manually"),
    DECOMMISSION_AFTER_MIGRATION(
            "Decommission after migration",
            INVARIANT,
            "A legacy chat pool is decommissioned only after its migration is complete.",
            RuleSources.PAGE + ", legacy pools are removed after migration"),
    ONLY_LYNC_2013_AFTER_MIGRATION(
            "Only Lync 2013 after migration",
            INVARIANT,
            "After migration is over, no legacy chat pool comes into service, except when a migration is"
                    + " cancelled before decommissioning.",
            RuleSources.PAGE + ", after migration only Lync 2013 pools remain"),

    CLIENT_HAS_CHAT(
            "Client supports chat",
            INVARIANT,
            "The client supports Group Chat or Persistent Chat.",
            "Client comparison tables for Lync Server 2013"),
    ACCOUNT_ENABLED(
            "Account enabled",
            ADMISSION,
            "The user is enabled.",
            "Get-CsUser, Enabled: False and empty are not enabled"),
    ACCOUNT_ON_PREMISES(
            "Account on premises",
            ADMISSION,
            "The user is hosted on premises.",
            "Desktop client comparison tables for Lync Server 2013, note 3; inferred for the legacy client"),
    ACCOUNT_HOMED(
            "Account homed",
            ADMISSION,
            "A user hosted on premises is homed on a front-end pool; a user without a home cannot sign" + " in.",
            "Get-CsUser, RegistrarPool"),
    POOL_IN_SERVICE(
            "Pool in service",
            ADMISSION,
            "The chat pool is in service: neither migrated nor decommissioned.",
            "Inferred"),
    HOSTING_MATCHES_HOME(
            "Hosting matches home",
            INVARIANT,
            "A user hosted online has no home on premises.",
            "Get-CsUser, HostingProvider; Move-CsUser"),
    NOT_IN_USE(
            "Not in use",
            INVARIANT,
            "An object that others depend on cannot be deleted: a front-end pool that homes users or chat"
                    + " pools, a chat pool that holds rooms, categories or add-ins, that clients are configured for"
                    + " or that a migration names, a category with rooms or subcategories, an add-in that a room"
                    + " shows, a policy that is granted, unless its deletion is forced. A decommissioned chat pool is"
                    + " deleted together with its content.",
            "Remove-CsPool, Remove-CsPersistentChatCategory, Remove-CsPersistentChatPolicy; in part inferred"),
    RELEASE_IS_FIXED(
            "Release is fixed",
            INVARIANT,
            "The release of a chat pool never changes; a new release needs a new chat pool and a" + " migration.",
            "Migrating Group Chat to Lync Server 2013, Persistent Chat Server"),
    MIGRATION_STEP_FOLLOWS(
            "Migration steps in order",
            INVARIANT,
            "A migration moves a legacy chat pool in service into a Lync 2013 chat pool in service. A"
                    + " source has one migration, which is planned, then complete, then decommissioned; it can be"
                    + " cancelled only before decommissioning. A Lync 2013 chat pool is decommissioned only when it"
                    + " is empty, no client is configured for it and no migration names it.",
            "Migrating Group Chat to Lync Server 2013, Persistent Chat Server; in part inferred"),
    NAME_IS_UNIQUE(
            "Name is unique",
            INVARIANT,
            "Category, room and add-in names are unique per chat pool and kind; a SIP address and an"
                    + " external id belong to one user.",
            "New-CsPersistentChatCategory, New-CsPersistentChatRoom, New-CsPersistentChatAddin, Get-CsUser"),
    CATEGORY_PARENT_IS_VALID(
            "Category parent is valid",
            INVARIANT,
            "Only a category of a legacy chat pool has a parent, which is not below it and has fewer than 128"
                    + " categories above.",
            "Persistent Chat Server migration process details: one level of categories; the depth is inferred"
                    + " from the length of a name"),
    ADD_IN_URL_IS_WEB(
            "Add-in URL is a web address",
            INVARIANT,
            "An add-in URL is an absolute http or https URL of at most 2,048 characters.",
            "Configure add-ins for Lync Server 2013; the length is inferred"),
    POLICY_IDENTITY_IS_VALID(
            "Policy identity is valid",
            INVARIANT,
            "A policy identity is Global, Site:<site> or Tag:<name>, and is unique.",
            "New-CsPersistentChatPolicy"),
    VALUE_IS_VALID(
            "Value is valid",
            INVARIANT,
            "Every value has the form and length of its kind: FQDNs, SIP addresses, names of 1 to 256"
                    + " characters without control characters and invisible ones.",
            "New-CsPersistentChatRoom, New-CsPersistentChatAddin, Get-CsUser; in part inferred"),
    REFERENCE_EXISTS(
            "Reference exists", INVARIANT, "Every object that a write refers to or deletes exists.", "Own rule"),

    THREE_RELEASES_SIDE_BY_SIDE(
            "Three releases side by side",
            ADVISORY,
            "Chat pools of all three releases in service at once are described by \"Coexistence"
                    + " considerations\" but not supported according to the supportability page.",
            "Supportability for Lync Server 2013 migration"),
    NAME_COLLIDES_ON_MIGRATION(
            "Name collides on migration",
            ADVISORY,
            "A category, room or add-in of the legacy chat pool will have the name of one of the target;"
                    + " the import overwrites it. The import prefixes the name of a subcategory, and those of its rooms,"
                    + " with the names of all categories above.",
            "Persistent Chat Server migration process details; that backslashes join the names is inferred"),
    NAME_TOO_LONG_ON_MIGRATION(
            "Name too long on migration",
            ADVISORY,
            "The name of a category or room of the legacy chat pool, with the names of all categories above, has"
                    + " more than 256 characters.",
            "Persistent Chat Server migration process details; that backslashes join the names is inferred"),
    ROOM_NOT_MIGRATED(
            "Room not migrated",
            ADVISORY,
            "A room that is disabled on the legacy chat pool is left out of the migration.",
            "Persistent Chat Server migration process details"),
    CONFIGURATION_NO_LONGER_WORKS(
            "Configuration no longer works",
            ADVISORY,
            "A client configuration no longer works because its user, policy or chat pool has changed.",
            "Inferred"),
    PROVISIONED_USERS(
            "Provisioned users",
            ADVISORY,
            "More than 150,000 users are enabled by policy.",
            "Capacity planning for Persistent Chat Server"),
    SITE_HAS_NO_POOL(
            "Site has no pool",
            ADVISORY,
            "A policy for a site that no front-end pool has decides for no user here, as for a branch site.",
            "New-CsPersistentChatPolicy; inferred"),
    EDITION_NOT_LISTED(
            "Edition not listed",
            ADVISORY,
            "The tables of supported clients do not list this edition of the Group Chat client for the other"
                    + " legacy release; \"Coexistence considerations\" names no editions.",
            "Client tables of 2012 and 2016 for Lync Server 2013"),
    POLICY_MAY_BIND_LEGACY_CLIENT(
            "Policy may apply to the legacy client",
            ADVISORY,
            "The page \"Coexistence considerations\" applies the policy to the Lync 2013 client only; the help of"
                    + " New-CsPersistentChatPolicy applies it to the service.",
            "New-CsPersistentChatPolicy against " + RuleSources.PAGE),
    NO_ROOM_FILES(
            "No room files",
            ADVISORY,
            "The Lync 2013 client can neither upload nor view room files; the legacy client can.",
            "Client comparison tables for Lync Server 2013");

    private final String title;
    private final RuleKind kind;
    private final String statement;
    private final String source;

    Rule(String title, RuleKind kind, String statement, String source) {
        this.title = title;
        this.kind = kind;
        this.statement = statement;
        this.source = source;
    }

    public String title() {
        return title;
    }

    public RuleKind kind() {
        return kind;
    }

    /** What the rule requires or reports, in a sentence. */
    public String statement() {
        return statement;
    }

    /** The document that the rule comes from. */
    public String source() {
        return source;
    }

    /** Whether "Coexistence considerations" states the rule. */
    public boolean fromThePage() {
        return compareTo(ONLY_LYNC_2013_AFTER_MIGRATION) <= 0;
    }

    /** The default effect of the rule on a write. */
    public Enforcement enforcement() {
        return kind == ADVISORY || kind == CONDITION ? Enforcement.WARN : Enforcement.DENY;
    }

    private static final class RuleSources {
        static final String PAGE = "Coexistence considerations, Lync Server 2013 (JJ205131)";

        private RuleSources() {}
    }
}
