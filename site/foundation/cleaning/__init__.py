"""Files are cleaned before they are stored: what is kept is what a reader may get.

``files`` is the door: it asks ``child``, another process, which goes by the first bytes of a file
and writes it anew. ``storage`` cleans whatever comes to it raw, ``forms`` tell an editor what is
wrong, ``uploads`` keep the raw file off the disk. The child's modules know no Django.
"""
