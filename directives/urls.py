"""The order, the directives, and the signing of them."""


urlpatterns: list = []
