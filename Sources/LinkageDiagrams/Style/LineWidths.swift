import LinkageGraph

/// How wide lines are: the square root of their tonnes, so that a line ten times as wide is not taken
/// for a hundred times as much.
struct LineWidths {
  /// The greatest tonnes a year between two boxes, or `nil` where no link states any.
  let greatest: Double?

  /// Tenths of a point.
  static let narrowest = 12
  static let widest = 60

  /// Returns the width of a line in tenths of a point; the narrowest where tonnes are unknown.
  func tenths(of tonnes: Double?) -> Int {
    guard let tonnes, let greatest, greatest > 0 else { return Self.narrowest }
    let part = (tonnes / greatest).squareRoot()
    return Self.narrowest + Int((Double(Self.widest - Self.narrowest) * part).rounded())
  }

  /// Returns how hard a line of a width pulls at its ends, 1 to 4: wide lines are to be short and straight.
  static func pull(ofTenths tenths: Int) -> Int {
    1 + (tenths - narrowest) * 3 / (widest - narrowest)
  }
}
