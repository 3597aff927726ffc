"""What every answer tells the browser it may do."""

STRICT = "default-src 'self'"


def policy(answer):
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: set(sources.split()) for name, _, sources in (part.partition(" ") for part in parts)}


def test_the_front_allows_nothing_inline_and_nothing_from_elsewhere(client, db):
    found = policy(client.get("/accounts/login/"))
    assert found["default-src"] == {"'self'"}
    assert not {"script-src", "style-src"} & found.keys()
    assert found["frame-ancestors"] == found["object-src"] == {"'none'"}
    assert found["form-action"] == {"'self'"}


def test_the_admin_may_write_styles_and_frame_its_previews_but_ask_nobody_else(client, clerk):
    client.force_login(clerk.user)
    found = policy(client.get("/admin/"))
    assert found["style-src"] == {"'self'", "'unsafe-inline'"}
    assert found["frame-ancestors"] == {"'self'"}
    assert found["default-src"] == {"'self'"}


def test_the_system_room_is_as_strict_as_the_front(client, administrator):
    client.force_login(administrator.user)
    assert "script-src" not in policy(client.get("/system/"))


def test_the_other_headers_are_there(client, db):
    headers = client.get("/accounts/login/").headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_the_session_cookie_is_for_the_server_alone(sign_in, ines):
    cookie = sign_in("1001").cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"]  # it ends with the browser
