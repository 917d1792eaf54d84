"""doccano's own importer over a database in memory, without a server: what it keeps of our
files. doccano is a site of Django; its package holds that code in the folder `backend`."""

import sys
import sysconfig
import tempfile
import warnings
from pathlib import Path

# Those of doccano's applications whose tables the import fills, and what they rest on.
APPLICATIONS = ["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "polymorphic",
                "django_drf_filepond", "roles", "projects", "label_types", "labels", "examples", "data_import"]


def start():
    sys.path.insert(0, str(Path(sysconfig.get_paths()["purelib"]) / "backend"))
    warnings.simplefilter("ignore")
    import django
    from django.conf import settings
    from django.core.management import call_command

    folder = tempfile.mkdtemp()
    settings.configure(
        INSTALLED_APPS=APPLICATIONS, DEFAULT_AUTO_FIELD="django.db.models.AutoField", USE_TZ=True, SECRET_KEY="none",
        # The tables as the models say, without doccano's history of them.
        MIGRATION_MODULES={name.split(".")[-1]: None for name in APPLICATIONS},
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        BASE_DIR=folder, MEDIA_ROOT=folder, DJANGO_DRF_FILEPOND_UPLOAD_TMP=folder,
        DJANGO_DRF_FILEPOND_FILE_STORE_PATH=folder, ROLE_PROJECT_ADMIN="project_admin", ROLE_ANNOTATOR="annotator",
        ROLE_ANNOTATION_APPROVER="annotation_approver", SILENCED_SYSTEM_CHECKS=["fields.W340"],
    )
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def imported(path, task):
    """Texts with the spans that doccano has of them, in the order of the file."""
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import JSONL
    from data_import.pipeline.readers import FileName
    from django.contrib.auth.models import User
    from examples.models import Example
    from labels.models import Span
    from projects.models import SequenceLabelingProject

    user = User.objects.create(username=f"{path.stem} {task}")
    project = SequenceLabelingProject.objects.create(
        name=path.stem, project_type="SequenceLabeling", allow_overlapping=True, created_by=user,
        use_relation=task == "RelationExtraction",
    )
    dataset = load_dataset(task, JSONL, [FileName(str(path), path.name, path.name)], project, encoding="utf-8")
    dataset.save(user)
    assert not dataset.errors, [str(error) for error in dataset.errors]
    examples = Example.objects.filter(project=project).order_by("id")
    return [
        (e.text, [(s.label.text, s.start_offset, s.end_offset) for s in Span.objects.filter(example=e).order_by("id")])
        for e in examples
    ]
