package io.lifeguard.graphql.server.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much one request may ask for. */
@ConfigMapping(prefix = RequestLimits.PREFIX)
public interface RequestLimits {
    String PREFIX = "lifeguard.graphql.limits";

    /** Characters of a document; values belong into variables, which have no part in it. */
    @Min(1)
    @WithDefault("100000")
    int characters();

    /** Tokens of a document: names, values and punctuation. */
    @Min(1)
    @WithDefault("15000")
    int tokens();

    /** Fragments of a document: what it takes to check them grows with the third power of their number. */
    @Min(1)
    @WithDefault("100")
    int fragments();

    /** Fields that stand in one another; the usual introspection query has 15. */
    @Min(1)
    @WithDefault("20")
    int depth();

    /** Fields at the root, fragments expanded. */
    @Min(1)
    @WithDefault("500")
    int rootFields();

    /** Fields with an alias, fragments expanded. */
    @Min(1)
    @WithDefault("1000")
    int aliases();

    /** What an answer may weigh: about one for each value in it, see {@link FieldWeights}. */
    @Min(1)
    @WithDefault("1000000")
    long complexity();

    /** Entries of a page, the argument {@code first}. */
    @Min(1)
    @WithDefault("500")
    int pageSize();

    /** Entries of a list that is an argument. */
    @Min(1)
    @WithDefault("10000")
    int batchSize();
}
