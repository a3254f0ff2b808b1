"""The press room: releases, whom newsrooms ask, and how to report without doing harm."""
