/// Where a line of progress is drawn, and the clock that goes with it.
protocol ProgressSurface: Sendable {
  /// How many columns a line has.
  var width: Int { get }
  /// Whether no other program is using the screen.
  var isFree: Bool { get }
  /// Seconds since some moment in the past; never goes back.
  var seconds: Double { get }
  /// Puts a text in the place of the line.
  func show(_ text: String)
  /// Leaves the line empty, with the cursor at its start.
  func erase()
}
