"""Put the home page where visitors arrive, in place of the page Wagtail starts with."""

from django.db import migrations


def open_the_door(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    if HomePage.objects.exists():
        return
    Page.objects.filter(depth=2, slug="home").delete()
    content_type, _made = ContentType.objects.get_or_create(app_label="home", model="homepage")
    locale = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")[0]
    home = HomePage.objects.create(
        title="Fair and Welcoming",
        draft_title="Fair and Welcoming",
        slug="home",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
        locale=locale,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True, site_name="Fair and Welcoming")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(open_the_door, migrations.RunPython.noop)]
