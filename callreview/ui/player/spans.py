"""The chosen span, made by keys while the call plays, and playing it round and round."""

from PySide6.QtCore import QObject, Signal

from callreview.domain.timebase import Span
from callreview.ui.player.listening import Listening
from callreview.ui.player.timeline import Timeline

BEFORE_MS = 5000
_LEAST_MS = 100


class Spans(QObject):
    """A span that has started grows with the play head until it ends."""

    loop_changed = Signal(bool)

    def __init__(self, timeline: Timeline, listening: Listening, parent: QObject) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._listening = listening
        self._open_from: int | None = None
        self._looped: Span | None = None
        timeline.span_changed.connect(self._on_span_changed)

    @property
    def is_looping(self) -> bool:
        """Return whether a span is played round and round."""
        return self._looped is not None

    def clear(self) -> None:
        """Forget the span: another call is shown."""
        self._open_from = None
        self._timeline.set_span(None)
        self.loop(None)

    def selected(self) -> Span | None:
        """Return the chosen span, else that of the chosen mark, else None."""
        self.close()
        mark = self._timeline.chosen
        if self._timeline.span is None and mark is not None and mark.end_ms is not None:
            return mark.span
        return self._timeline.span

    def take(self) -> Span | None:
        """Return the span chosen on the timeline and let it go, for it becomes a mark."""
        self.close()
        span = self._timeline.span
        if span is not None and not self.is_looping:
            self._timeline.set_span(None)
        return span

    def start(self) -> None:
        """Let a span start at the moment heard; one that ends later is only stretched."""
        now, span = self._listening.now.position_ms, self._timeline.span
        if span is not None and now < span.end_ms and self._open_from is None:
            self._timeline.set_span(Span(now, span.end_ms))
        else:
            self._timeline.set_span(Span(now, now + _LEAST_MS))
            self._open_from = now

    def end(self) -> None:
        """Let the span end at the moment heard; without a start it takes the last seconds."""
        now, span = self._listening.now.position_ms, self._timeline.span
        self._open_from = None
        started = span is not None and span.start_ms < now
        start = span.start_ms if span is not None and started else now - BEFORE_MS
        if now > 0:
            self._timeline.say_span(Span(max(0, start), now))

    def close(self) -> None:
        """End a span that still grows."""
        if self._open_from is not None:
            self.end()

    def grow(self, position_ms: int) -> None:
        """Take a span that has started along with the play head."""
        if self._open_from is not None and position_ms > self._open_from + _LEAST_MS:
            self._timeline.show_span(Span(self._open_from, position_ms))

    def loop(self, span: Span | None) -> None:
        """Play a span round and round; None to go straight on."""
        if span == self._looped:
            self.loop_changed.emit(self.is_looping)
            return
        self._looped = span
        self._listening.loop(span)
        self.loop_changed.emit(self.is_looping)

    def toggle_loop(self) -> None:
        """Loop the chosen span, or no longer."""
        self.loop(None if self.is_looping else self.selected())

    def _on_span_changed(self, span: Span | None) -> None:
        if span is None:
            self._open_from = None
        if self.is_looping:
            self.loop(span)
