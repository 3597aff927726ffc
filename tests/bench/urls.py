"""The house's own doors, and one bare door beside them to compare with."""

from django.urls import path

from config.urls import urlpatterns as doors
from tests.bench.inserting import insert

urlpatterns = [path("bench/insert/", insert, name="bench_insert"), *doors]
