package io.lifeguard.model.directory;

import java.util.List;

/** A condition on users. */
public interface UserCriterion {
    /** Matches every user. */
    UserCriterion EVERYBODY = new AllOf(List.of());

    /** All parts match; none is a match. */
    record AllOf(List<UserCriterion> parts) implements UserCriterion {}

    /** One part at least matches. */
    record AnyOf(List<UserCriterion> parts) implements UserCriterion {}

    record NoneOf(UserCriterion part) implements UserCriterion {}

    /** @param value of the type that the field has; ignored for {@link Comparison#PRESENT} */
    record FieldCriterion(UserField field, Comparison comparison, Object value) implements UserCriterion {}

    /**
     * On an attribute that no rule reads; capital letters are like small ones.
     *
     * @param path names of members, from the outside in; each element of a list is tried
     * @param value ignored for {@link Comparison#PRESENT}
     */
    record AttributeCriterion(List<String> path, Comparison comparison, String value) implements UserCriterion {}

    /**
     * One element of a list of attributes that no rule reads meets a criterion.
     *
     * @param path of the list
     * @param criterion on attributes of the list, each named by its whole path
     */
    record ElementCriterion(List<String> path, UserCriterion criterion) implements UserCriterion {}
}
