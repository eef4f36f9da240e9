from models.changes import Changes


def test_changes_are_put_together():
    both = Changes.of("people", "report") | Changes.of("report", "photos")
    assert both == Changes.of("people", "report", "photos")
    assert both.touches("plan", "photos")
    assert not both.touches("plan", "note")
    assert both
    assert not Changes()
