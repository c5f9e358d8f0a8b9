from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orgs", "0003_organisation_fingerprint")]

    operations = [
        migrations.AddField("area", "revision", models.PositiveIntegerField(default=0)),
        migrations.AddField("departmentkind", "revision", models.PositiveIntegerField(default=0)),
    ]
