"""Days as people write them; what is not named here Django knows (``FORMAT_MODULE_PATH``)."""
