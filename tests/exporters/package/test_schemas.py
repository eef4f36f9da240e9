"""Whatever a signer writes into a main file is read as it is or refused; nothing breaks on the way."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.package.reader import parse_package
from exporters.package.writer import main_json
from models.packages.kinds import PackageKind
from models.packages.problems import PackageProblemError, Problem
from models.packages.verified import VerifiedPackage
from tests.exporters.package.factories import content, package, plan_json, with_main

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(allow_nan=False, allow_infinity=False, width=16)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text("абв", max_size=3), children, max_size=3),
    max_leaves=5,
)


def places(data, path=()):
    """The path of every value in the JSON."""
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        yield (*path, key)
        yield from places(value, (*path, key))


def replaced(data, path, value):
    changed = copy.deepcopy(data)
    within = changed
    for key in path[:-1]:
        within = within[key]
    within[path[-1]] = value
    return changed


WHOLE = {PackageKind.REPORT: content(), PackageKind.PLAN: plan_json()}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_value_in_any_place(data):
    kind = data.draw(st.sampled_from([*WHOLE]))
    path = data.draw(st.sampled_from([*places(WHOLE[kind])]))
    value = data.draw(VALUES)
    changed = replaced(WHOLE[kind], path, value)
    try:
        read = parse_package(package(changed, kind=kind))
    except PackageProblemError as refused:
        assert refused.problem in {Problem.NOT_A_PACKAGE, Problem.NEWER_FORMAT}, (path, value)
    else:
        assert isinstance(read, VerifiedPackage) and read.report == changed
        assert isinstance(read.school, str) and isinstance(read.inn, str)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_any_json_at_all(value):
    try:
        parse_package(with_main(main_json(value)))
    except PackageProblemError as refused:
        assert refused.problem is Problem.NOT_A_PACKAGE
    else:
        raise AssertionError(value)
