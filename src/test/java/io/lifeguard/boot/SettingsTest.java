package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/configuration.md lists every setting once, with its default; an invalid value is refused. */
class SettingsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.lifeguard");
    private static final String OURS = "lifeguard.";
    /** What is read before there is a configuration, and what the command line sets. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "lifeguard.cache-dir",
            "lifeguard.rules.<RULE_ID>",
            "lifeguard.webhook.<target>.url",
            "lifeguard.webhook.<target>.secret");
    /** What cannot be right where every word can be: for names that others give. */
    private static final Map<String, List<String>> NO_NAMES = Map.of(
            "lifeguard.kafka.changes-topic", List.of("two words", ""),
            "lifeguard.kafka.eligibility-topic", List.of("two words", ""),
            "lifeguard.webhooks.targets", List.of("two words", "-1"),
            "lifeguard.console.client-id", List.of("a\tb", "büro"),
            "lifeguard.console.scopes", List.of("openid  email", "a\"b", "büro"));

    /** A setting that Quarkus fills in. */
    private record Setting(Class<?> mapping, String key, Method method) {
        Optional<String> defaultValue() {
            return Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
        }
    }

    @Test
    void the_table_has_them_all_and_no_other() throws IOException {
        Set<String> known = new TreeSet<>(READ_ELSEWHERE);
        mapped().forEach(setting -> known.add(setting.key()));
        injected().forEach((key, value) -> known.add(key));
        known.addAll(constants());
        known.remove("lifeguard.sample"); // of the command line
        assertThat(table().keySet()).isEqualTo(known);
        assertThat(known).hasSizeGreaterThan(40);
    }

    @Test
    void the_table_has_the_defaults_of_the_code() throws IOException {
        Map<String, String[]> table = table();
        Map<String, String> defaults = new TreeMap<>(injected());
        mapped().forEach(setting -> setting.defaultValue().ifPresent(value -> defaults.put(setting.key(), value)));
        defaults.remove("lifeguard.sample");
        defaults.forEach((key, value) -> assertThat(plain(Objects.requireNonNull(table.get(key), key)[1]))
                .as(key)
                .isEqualTo(value));
    }

    @TestFactory
    Stream<DynamicTest> what_is_below_its_range_or_of_another_kind_is_refused_by_its_name() {
        return mapped().filter(setting -> !setting.method().getReturnType().equals(boolean.class))
                .flatMap(setting ->
                        NO_NAMES.getOrDefault(setting.key(), List.of(unit(setting, "-1"), "nonsense")).stream()
                                .map(value ->
                                        DynamicTest.dynamicTest(setting.key() + "=" + value, () -> assertThatThrownBy(
                                                        () -> read(setting, value))
                                                .satisfiesAnyOf(
                                                        e -> assertThat(e)
                                                                .isInstanceOf(ConfigValidationException.class),
                                                        e -> assertThat(e).isInstanceOf(IllegalArgumentException.class))
                                                .hasMessageContaining(setting.key()))));
    }

    private static String unit(Setting setting, String number) {
        return setting.method().getGenericReturnType().getTypeName().contains("Duration") ? number + "s" : number;
    }

    private static void read(Setting setting, String value) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withSources(new PropertiesConfigSource(Map.of(setting.key(), value), "test", 100))
                    .withMapping(setting.mapping())
                    .withValidateUnknown(false)
                    .withValidator(validator(factory.getValidator()))
                    .build();
        }
    }

    private static BeanValidationConfigValidator validator(Validator validator) {
        return () -> validator;
    }

    private static Stream<Setting> mapped() {
        return CODE.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(type -> type.reflect())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .map(method -> new Setting(
                                type,
                                type.getAnnotation(ConfigMapping.class).prefix() + "." + hyphenated(method.getName()),
                                method)));
    }

    /** Name and default; an empty one where there is none. */
    private static Map<String, String> injected() {
        return CODE.stream()
                .map(type -> type.reflect())
                .flatMap(type -> Stream.concat(
                        Arrays.stream(type.getDeclaredConstructors())
                                .flatMap(constructor -> Arrays.stream(constructor.getParameters())),
                        Arrays.stream(type.getDeclaredFields())))
                .flatMap(SettingsTest::property)
                .filter(property -> property.name().startsWith(OURS))
                .collect(Collectors.toMap(
                        ConfigProperty::name,
                        property -> property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE)
                                ? "-"
                                : property.defaultValue(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    private static Stream<ConfigProperty> property(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(ConfigProperty.class));
    }

    /** The names of settings that are read by hand, before the service starts. */
    private static Set<String> constants() {
        return CODE.stream()
                .filter(type -> type.getPackageName().matches("io\\.lifeguard\\.(access|boot)"))
                .map(type -> type.reflect())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && field.getType().equals(String.class))
                .map(SettingsTest::value)
                .filter(value -> value.startsWith(OURS))
                .flatMap(value -> value.endsWith(".roles.")
                        ? Stream.of("viewer", "provisioner", "administrator").map(role -> value + role)
                        : Stream.of(value))
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Key to the cells of its row. */
    private static Map<String, String[]> table() throws IOException {
        Map<String, String[]> rows = new TreeMap<>();
        Files.readAllLines(Path.of("docs", "configuration.md")).stream()
                .filter(line -> line.startsWith("| `" + OURS))
                .map(line -> line.substring(2).split(" \\| ", -1))
                .forEach(cells -> {
                    assertThat(cells).as(cells[0]).hasSize(4).noneMatch(String::isBlank);
                    assertThat(rows.put(plain(cells[0]), cells)).as(cells[0]).isNull();
                });
        return rows;
    }

    private static String plain(String cell) {
        return cell.strip().replaceAll("^`|`$", "");
    }

    private static String hyphenated(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
