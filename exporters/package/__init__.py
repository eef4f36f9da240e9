"""Signed packages: ASiC-E containers with one CAdES-BES signature (safety, section 3).

For whoever receives packages:

- `reader.read_package(path) -> VerifiedPackage` (`models.packages.verified`) checks everything that can be checked
  without a register: limits, signature, certificate, files, format, shape. It raises `PackageProblemError`
  (`models.packages.problems`) with a `Problem` code of the contract and one Russian sentence, never anything else
  about the content of a file. `reader.parse_package(raw)` does the same for bytes.
- What needs the journal comes after it, in this order: unknown-school, unknown-key, changed-key, replayed, older,
  wrong-recipient. `newer-format` stands behind them in the contract: the error carries the `sender` so that the
  register can be asked first.
- `PackageProblemError.sender` and `VerifiedPackage.earlier_fingerprints` serve the register of keys: a key whose
  earlier fingerprint is confirmed for the school passes with a notice.
- A signature vouches for the sender, not for harmlessness: a photo of `VerifiedPackage.contents` goes through
  `models.services.photos.prepare` before it is shown, papers are saved and not opened, and the texts of `report` are
  printed as plain text only.
- The parts of a package share `package_id`; each holds the whole `report`, and its own share of the files.

For whoever sends: `making.make_parts(matter, key, …)` makes the files of any kind; `models.services.sending` numbers,
signs, freezes and keeps them. A new kind is a member of `PackageKind` and a check in `schemas.SCHEMAS`.

One module each: `container` (zip), `manifest` (hashes), `untrusted_json`, `shape` and `schemas` (main file), `writer`,
`reader`, `making` and `mail_parts` (files to be sent), `saving` (to a stick), `head_signature` (КриптоПро and alike).
"""
