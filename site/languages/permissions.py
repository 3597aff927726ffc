"""Who may keep the city's languages, in sentences. Groups get these by Django's model permissions."""


def may_set_languages(user) -> bool:
    return user.has_perm("languages.change_citylanguage")


def may_read_languages(user) -> bool:
    return user.has_perm("languages.view_citylanguage") or may_set_languages(user)


def may_read_translations(user) -> bool:
    """Where every translation stands; who may approve one is its kind's to say."""
    return user.has_perm("languages.view_approval")
