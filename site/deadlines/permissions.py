"""Who may change how the city counts, in sentences. Groups get these by Django's model permissions."""


def may_set_rules(user) -> bool:
    return user.has_perm("deadlines.add_rulesetting")


def may_read_rules(user) -> bool:
    return user.has_perm("deadlines.view_rulesetting") or may_set_rules(user)


def may_edit_the_profile(user) -> bool:
    return user.has_perm("deadlines.change_municipality")


def may_count_dates(user) -> bool:
    """Counting a date changes nothing: whoever reads the rules or edits the holidays may."""
    return may_read_rules(user) or user.has_perm("deadlines.change_holiday")
