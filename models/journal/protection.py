"""Setting a password on a journal, changing it, taking it away."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import DamagedError
from models.journal import keys, opening, problems
from models.journal.backup import automatic_backup_of
from models.journal.backup_file import Reason
from models.journal.engine import APPLICATION_ID, connect
from models.journal.replacement import Replacement

if TYPE_CHECKING:
    from models.journal.keys import KeyFile


def rewrap(path: Path, data_key: bytes, new: str) -> None:
    """Open the journal's key file with another password from now on; the journal itself is not touched."""
    keys.write_key_file(path, keys.read_key_file(path).with_password(data_key, new))


def renew_code(path: Path, data_key: bytes) -> str:
    """A new recovery code, as printed; the former one opens nothing any more."""
    key_file, code = keys.read_key_file(path).with_new_code(data_key)
    keys.write_key_file(path, key_file)
    return code


def replace_under(path: Path, data_key: bytes | None, key_file: "KeyFile | None", new_key: bytes | None) -> None:
    """Rewrite the journal, which nobody has open but whose lock is held, under `new_key` (None: without a password).

    A backup first; the copy is checked before it takes the journal's place. On any failure the journal is as before.
    """
    automatic_backup_of(path, data_key, Reason.PASSWORD)
    prepared = Replacement(path)
    try:
        with problems.storage_problems(path):
            _export(path, data_key, prepared.database, new_key)
            _compare(path, data_key, prepared.database, new_key)
        prepared.commit(key_file.to_bytes() if key_file else None)
    except BaseException:
        if not prepared.committed:
            prepared.discard()
        raise


def _export(source: Path, source_key: bytes | None, target: Path, target_key: bytes | None) -> None:
    key = f"x'{target_key.hex()}'" if target_key else ""
    with closing(connect(source, source_key)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f'ATTACH DATABASE ? AS target KEY "{key}"', (str(target),))
        connection.execute("SELECT sqlcipher_export('target')").fetchone()
        connection.execute(f"PRAGMA target.application_id={APPLICATION_ID:d}")
        connection.execute(f"PRAGMA target.user_version={version:d}")
        connection.execute("DETACH DATABASE target")


def _compare(source: Path, source_key: bytes | None, copy: Path, copy_key: bytes | None) -> None:
    with closing(connect(source, source_key)) as before, closing(connect(copy, copy_key)) as after:
        opening.refuse_if_damaged(after, source, thorough=True)
        tables = [name for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            count = f'SELECT count(*) FROM "{table}"'
            if before.execute(count).fetchone() != after.execute(count).fetchone():
                raise DamagedError(f"Журнал «{source}» не удалось переписать без потерь: он оставлен прежним.")
