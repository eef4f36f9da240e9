"""Tab goes through a page as one reads it: Qt's own order is that in which widgets were made, some of them later."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

_SAME_LINE = 14
"""Centres of controls that stand in one line differ by less than this."""


def go_on(parts: Sequence[QWidget], *, forward: bool, around: bool = False, out_of: QWidget | None = None) -> bool:
    """Move the focus to the next control of a page; False when it would leave the page, unless it goes `around`.

    `parts` are the page's parts in reading order; within a part lines go down, and from left to right. Behind the last
    one the focus goes `out_of` the page, past what Qt's order still has in it.
    """
    focused = QApplication.focusWidget()
    controls = [control for part in parts for control in _controls(part)]
    if focused not in controls:
        return False
    place = controls.index(focused) + (1 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    if not around and not 0 <= place < len(controls):
        outside = _outside(out_of, focused, forward=forward) if out_of is not None else None
        if outside is not None:
            outside.setFocus(reason)
        return outside is not None
    controls[place % len(controls)].setFocus(reason)
    return True


def _outside(page: QWidget, focused: QWidget, *, forward: bool) -> QWidget | None:
    """The next control in Qt's order that is not on the page."""
    one = focused
    while True:
        following = one.nextInFocusChain() if forward else one.previousInFocusChain()
        if following is None or following is focused:
            return None
        one = following
        if _is_reachable(one) and one is not page and not page.isAncestorOf(one):
            return one


def _controls(part: QWidget) -> list[QWidget]:
    found = [part, *part.findChildren(QWidget)]
    return _by_lines([one for one in found if _is_reachable(one)], part)


def _is_reachable(one: QWidget) -> bool:
    takes_focus = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_focus and one.isVisible() and one.isEnabled() and not one.focusProxy()


def _by_lines(controls: list[QWidget], part: QWidget) -> list[QWidget]:
    placed = sorted(((one.mapTo(part, one.rect().center()), one) for one in controls), key=lambda pair: pair[0].y())
    lines: list[list[tuple[QPoint, QWidget]]] = []
    for point, control in placed:
        if lines and point.y() - lines[-1][0][0].y() < _SAME_LINE:
            lines[-1].append((point, control))
        else:
            lines.append([(point, control)])
    return [control for line in lines for _point, control in sorted(line, key=lambda pair: pair[0].x())]
