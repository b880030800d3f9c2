package io.lifeguard.rules.write;

/** How many rooms and subcategories refer to a category, or how many rooms to an add-in. */
public record ItemUses(int rooms, int subcategories) {
    static final ItemUses NONE = new ItemUses(0, 0);

    public ItemUses withoutSubcategory() {
        return new ItemUses(rooms, subcategories - 1);
    }
}
