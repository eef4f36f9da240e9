"""Actions that can be taken back; records keep their numbers for good; texts and marks of the four documents."""

import re

import sqlalchemy as sa
from alembic.operations import Operations

_NEW_COLUMNS = {
    "package_sent": (
        "file_name VARCHAR(200) NOT NULL",
        "fingerprint VARCHAR(200) NOT NULL",
        "recipient VARCHAR(200)",
        "size INTEGER NOT NULL",
        "main TEXT NOT NULL",
        "left_at DATETIME",
        "left_how VARCHAR(200)",
    ),
    "signing_key": ("proofs TEXT NOT NULL",),
    "school_year": ("kind VARCHAR(60) NOT NULL",),
    "plan_item": ("form TEXT", "source TEXT"),
    "consultation": ("coded BOOLEAN NOT NULL",),
    "diagnostics_session": ("instrument_version INTEGER", "purpose TEXT", "conclusions TEXT", "recommendations TEXT"),
}
_COPIED = {
    "package_sent": {"file_name": "''", "fingerprint": "''", "size": "length(content)", "main": "'{}'"},
    "signing_key": {"proofs": "'[]'"},
    "school_year": {"kind": "'школа'"},
    "consultation": {"coded": "0"},
}
"""What stands in new columns that may not be empty."""

_KEY = re.compile(r"\tid INTEGER NOT NULL,")
_KEY_CONSTRAINT = re.compile(r",\s*CONSTRAINT \w+ PRIMARY KEY \(id\)")


_NEVER_WRITTEN = ("expected_school", "known_key", "package_received")
"""Tables that no program of the first version filled; their columns were a guess."""


def upgrade(op: Operations) -> None:
    connection = op.get_bind()
    for name in _NEVER_WRITTEN:
        op.drop_table(name)
    tables = connection.execute(
        sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ).all()
    for name, sql in tables:
        if _KEY.search(sql):
            _rebuild(connection, name, sql)
    _add_actions(op)
    _add_codes(op)
    _add_package_photos(op)
    _add_receiving(op)
    _add_indexes(op)


def _rebuild(connection: sa.Connection, name: str, sql: str) -> None:
    """The table with AUTOINCREMENT, which SQLite cannot add, and its new columns behind the old ones."""
    indexes = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :name AND sql IS NOT NULL"),
        {"name": name},
    ).all()
    old = [column[1] for column in connection.execute(sa.text(f"PRAGMA table_info({name})"))]
    wanted = _with_columns(
        _KEY_CONSTRAINT.sub("", _KEY.sub("\tid INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,", sql)), name
    )
    filled = _COPIED.get(name, {})
    columns = ", ".join(f'"{column}"' for column in (*old, *filled))
    values = ", ".join([*(f'"{column}"' for column in old), *filled.values()])
    connection.execute(sa.text(wanted.replace(f"CREATE TABLE {name}", f"CREATE TABLE {name}_new", 1)))
    connection.execute(sa.text(f"INSERT INTO {name}_new ({columns}) SELECT {values} FROM {name}"))
    connection.execute(sa.text(f"DROP TABLE {name}"))
    connection.execute(sa.text(f"ALTER TABLE {name}_new RENAME TO {name}"))
    for (index,) in indexes:
        connection.execute(sa.text(index))


def _with_columns(sql: str, name: str) -> str:
    new = _NEW_COLUMNS.get(name, ())
    if "CONSTRAINT" in sql:
        return sql.replace("CONSTRAINT", "".join(f"{column}, \n\t" for column in new) + "CONSTRAINT", 1)
    body, end, rest = sql.rpartition("\n)")
    return body + "".join(f", \n\t{column}" for column in new) + end + rest


def _add_actions(op: Operations) -> None:
    op.create_table(
        "recorded_action",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("removes", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("emptied", sa.Boolean(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "recorded_row",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=200), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("record_kind", sa.String(length=200), nullable=True),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["recorded_action.id"],
            name=op.f("fk_recorded_row_action_id_recorded_action"),
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_recorded_row_action_id"), "recorded_row", ["action_id"], unique=False)
    op.create_index("ix_recorded_row_record", "recorded_row", ["record_kind", "record_id"], unique=False)


def _add_codes(op: Operations) -> None:
    op.create_table(
        "person_code",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_person_code_pupil_id_pupil"), ondelete="SET NULL"
        ),
        sa.UniqueConstraint("code", name=op.f("uq_person_code_code")),
        sa.UniqueConstraint("pupil_id", name=op.f("uq_person_code_pupil_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_code_folded"), "person_code", ["folded"], unique=False)


def _add_package_photos(op: Operations) -> None:
    op.create_table(
        "package_photo",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["package_sent.id"], name=op.f("fk_package_photo_file_id_package_sent"), ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_package_photo_file_id"), "package_photo", ["file_id"], unique=False)


def _add_indexes(op: Operations) -> None:
    """For the order, the persons, the codes and the next meetings of tens of thousands of consultations."""
    op.create_index("ix_consultation_section", "consultation", ["year_id", "kind", "day", "time"], unique=False)
    op.drop_index("ix_consultation_year_id", "consultation")
    persons = ["year_id", "kind", "category", "class_id", "number", "transfer_consent", "next_meeting"]
    op.create_index("ix_consultation_persons", "consultation", persons, unique=False)
    op.drop_index("ix_consultation_name_consultation_id", "consultation_name")
    person = ["consultation_id", "pupil_id", "folded"]
    op.create_index("ix_consultation_name_person", "consultation_name", person, unique=False)
    op.create_index(op.f("ix_consultation_code"), "consultation", ["code"], unique=False)
    op.create_index(op.f("ix_consultation_next_meeting"), "consultation", ["next_meeting"], unique=False)
    op.create_index(op.f("ix_consultation_name_folded"), "consultation_name", ["folded"], unique=False)


def _add_receiving(op: Operations) -> None:
    op.create_table(
        "expected_school",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("inn", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_type", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_expected_school_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("year_id", "inn", name=op.f("uq_expected_school_year_id_inn")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_expected_school_year_id"), "expected_school", ["year_id"], unique=False)
    op.create_table(
        "known_key",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("inn", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=200), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("confirmed", sa.Date(), nullable=True),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.UniqueConstraint("inn", "fingerprint", name=op.f("uq_known_key_inn_fingerprint")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_known_key_inn"), "known_key", ["inn"], unique=False)
    _add_packages(op)


def _add_packages(op: Operations) -> None:
    op.create_table(
        "package_received",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.String(length=200), nullable=False) for name in ("package_id", "kind", "campaign", "inn")),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(length=200), nullable=True),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("fingerprint", sa.String(length=200), nullable=False),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.Column("main", sa.Text(), nullable=False),
        sa.UniqueConstraint(
            "inn", "package_id", "fingerprint", name=op.f("uq_package_received_inn_package_id_fingerprint")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_package_received_campaign"), "package_received", ["campaign"], unique=False)
    _add_owned(
        op,
        "part_received",
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("manifest_sha256", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("manifest_sha256", name=op.f("uq_part_received_manifest_sha256")),
    )
    _add_owned(
        op,
        "remark",
        sa.Column("figure", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )


def _add_owned(op: Operations, table: str, *columns: sa.schema.SchemaItem) -> None:
    """A table whose rows belong to a package that arrived."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("package_id", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["package_id"],
            ["package_received.id"],
            name=op.f(f"fk_{table}_package_id_package_received"),
            ondelete="CASCADE",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_package_id"), table, ["package_id"], unique=False)
