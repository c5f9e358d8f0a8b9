from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_enterprise_fingerprint")]

    operations = [
        migrations.AddIndex(
            "enterprise",
            models.Index(fields=["area_path"], name="enterprise_there", condition=models.Q(staged=False)),
        ),
    ]
