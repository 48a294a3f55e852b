"""Static files: names with a fingerprint, compressed, imports between ES modules rewritten."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class FingerprintedStorage(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage with Django's rewriting of `import` statements switched on."""

    support_js_module_import_aggregation = True
