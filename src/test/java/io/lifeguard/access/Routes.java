package io.lifeguard.access;

import io.vertx.ext.web.Router;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

/** Whatever is served, by whichever extension. */
public final class Routes {
    private Routes() {}

    /** The paths of a router and of those that are mounted in it. */
    public static List<String> of(Router router) {
        return paths("", router).distinct().toList();
    }

    private static Stream<String> paths(String mounted, Router router) {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null)
                .flatMap(route -> {
                    String path =
                            (mounted + route.getPath()).replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
                    List<Router> within = held(route, Router.class, 4).toList();
                    return within.isEmpty() ? Stream.of(path) : within.stream().flatMap(sub -> paths(path, sub));
                });
    }

    /** What a route holds, in its handlers' own fields: Vert.x does not tell of routers that are mounted in another. */
    private static <T> Stream<T> held(Object holder, Class<T> wanted, int deep) {
        if (deep == 0) {
            return Stream.empty();
        }
        return Stream.of(holder.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !field.getName().equals("router"))
                .flatMap(field -> values(field, holder))
                .flatMap(value -> {
                    if (wanted.isInstance(value)) {
                        return Stream.of(wanted.cast(value));
                    }
                    String type = value.getClass().getName();
                    return type.startsWith("io.vertx.ext.web.impl.Route") && !type.contains("RouterImpl")
                            ? held(value, wanted, deep - 1)
                            : Stream.empty();
                });
    }

    private static Stream<Object> values(Field field, Object holder) {
        try {
            field.setAccessible(true);
            Object value = field.get(holder);
            return value instanceof List<?> list ? list.stream().map(Object.class::cast) : Stream.ofNullable(value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
