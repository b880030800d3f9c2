package io.lifeguard.model.directory;

/** The order of a list of users; users without a value come last, and the id decides between equal ones. */
public record UserOrder(UserField field, boolean isDescending) {
    public static final UserOrder BY_ADDRESS = new UserOrder(UserField.ADDRESS, false);
}
