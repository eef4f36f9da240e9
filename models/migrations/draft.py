"""Write the initial step anew from the tables, as long as no version is released: `python -m models.migrations.draft`.

Afterwards the step is history: a change of the tables gets a step of its own.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext

from models.tables import Base

_TARGET = Path(__file__).parent / "versions" / "s0001_initial.py"

_HEAD = '''"""The tables of the first version; written by `models.migrations.draft`."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
'''


def initial_step() -> str:
    """The source of the step that makes every table of today's metadata."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_item": _render_type})
        script = produce_migrations(context, Base.metadata)
        upgrade_operations = script.upgrade_ops
        assert upgrade_operations is not None
        body = render_python_code(upgrade_operations, render_item=_render_type, migration_context=context)
    engine.dispose()
    lines = [line for line in body.splitlines() if not line.lstrip().startswith("#")]
    return _HEAD + "\n".join(f"    {line}".rstrip() for line in lines) + "\n"


def _render_type(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Types of ours by what SQLite knows of them: a step must not follow when they change."""
    if kind != "type":
        return False
    if isinstance(item, sa.TypeDecorator):
        return f"sa.{item.impl!r}"
    if isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return False


def main() -> None:
    """Write the step and have it formatted."""
    _TARGET.write_text(initial_step(), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(_TARGET)], check=True)


if __name__ == "__main__":
    main()
