"""Signed packages as the services know them: kinds, problems, keys, what is to be sent and what was verified.

The container itself is written and read by `exporters.package`, which hands `VerifiedPackage` to the services.
"""
