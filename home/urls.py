"""The front door and the two desks."""

urlpatterns: list = []
