package io.lifeguard.rest.resource;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rest.request.BodyObject;
import java.util.function.UnaryOperator;

/** The id of a resource, which its path has and its body may repeat. */
public final class PathIds {
    private PathIds() {}

    /**
     * The id as the body spells it, or as the path does if the body leaves it out. Another id than that of the path is an error
     * of the body.
     */
    public static String of(String id, BodyObject body, String member) {
        return of(id, body, member, UnaryOperator.identity());
    }

    /** @param complete adds what may be left out of an id */
    public static String of(String id, BodyObject body, String member, UnaryOperator<String> complete) {
        String repeated = body.optionalText(member).map(complete).orElse(id);
        if (!Ids.key(repeated).equals(Ids.key(id))) {
            body.error(
                    member,
                    InputSanitizer.quote(repeated) + " is not the id in the path, " + InputSanitizer.quote(id) + ".");
        }
        return repeated;
    }
}
