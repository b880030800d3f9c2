package io.lifeguard.rules.migration;

import io.lifeguard.model.migration.Migration;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.NameCollisions;
import java.util.ArrayList;
import java.util.List;

/** What an administrator must know about the content of the source before it is imported into the target. */
final class ContentFindings {
    private ContentFindings() {}

    /**
     * One finding for each kind of item and each rule, in the order of the catalogue; if no content of the source is
     * recorded, one finding with count 0.
     */
    static List<Finding> of(Migration migration, NameCollisions names) {
        if (!names.recorded()) {
            return List.of(new Finding(
                    Rule.NAME_COLLIDES_ON_MIGRATION,
                    0,
                    "No categories, rooms or add-ins of %s are recorded; name collisions cannot be detected."
                            .formatted(migration.source()),
                    new FindingSubjects.SubjectIds(List.of())));
        }
        List<Finding> found = new ArrayList<>();
        names.byKind()
                .forEach((kind, count) -> found.add(new Finding(
                        Rule.NAME_COLLIDES_ON_MIGRATION,
                        count,
                        NameCollisions.reason(kind, count, migration),
                        new FindingSubjects.CollidingNames(migration, kind))));
        names.tooLong()
                .forEach((kind, count) -> found.add(new Finding(
                        Rule.NAME_TOO_LONG_ON_MIGRATION,
                        count,
                        NameCollisions.reasonOfTooLong(kind, count, migration),
                        new FindingSubjects.LongNames(migration, kind))));
        if (names.disabledRooms() > 0) {
            found.add(new Finding(
                    Rule.ROOM_NOT_MIGRATED,
                    names.disabledRooms(),
                    NameCollisions.reasonOfDisabled(names.disabledRooms(), migration),
                    new FindingSubjects.DisabledRooms(migration)));
        }
        return found;
    }
}
