"""Learning, the quiz and certificates."""

from django.urls import path

from training.views import learning

urlpatterns: list = [
    path("training/", learning.my_training, name="my_training"),
    path("training/<slug:module>/", learning.module, name="module"),
    path("training/<slug:module>/lessons/<slug:lesson>/", learning.lesson, name="lesson"),
]
