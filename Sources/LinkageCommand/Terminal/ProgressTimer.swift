import Dispatch

/// Draws a line of progress regularly, on a thread of its own: the work may spend long in code that
/// reports nothing.
final class ProgressTimer {
  private let source: any DispatchSourceTimer

  init(_ line: ProgressLine) {
    // Slightly more than the line's own interval, so that no tick comes too early and is skipped.
    source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    source.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(110))
    source.setEventHandler { line.tick() }
    source.activate()
  }

  deinit { source.cancel() }
}
