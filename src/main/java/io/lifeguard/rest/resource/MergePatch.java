package io.lifeguard.rest.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396) of parsed JSON, which keeps what the strict reader of bodies has found. */
final class MergePatch {
    private MergePatch() {}

    /** The target with the changes of the patch: null removes a member, an object changes it, anything else replaces it. */
    static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, @Nullable Object> result =
                new LinkedHashMap<>(target instanceof Map<?, ?> known ? known : Map.of());
        changes.forEach((name, value) -> {
            if (value == null) {
                result.remove(name);
            } else {
                result.put(name, apply(result.get(name), value));
            }
        });
        return result;
    }
}
