"""Learning, the quiz and certificates."""

urlpatterns: list = []
