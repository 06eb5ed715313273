/// What the lines of a picture show, all of them taken together.
struct LineSurvey {
  /// For each product, whether some line carries it and no other.
  private(set) var isAlone: [Bool]
  private(set) var hasSeveralProducts = false
  /// The greatest tonnes a year between two boxes, or `nil` where no link states any.
  private(set) var greatestTonnes: Double?
  private(set) var hasUnknownTonnes = false

  init(_ pairs: LinkPairs, products: Int) {
    isAlone = [Bool](repeating: false, count: products)
    for number in 0..<pairs.count {
      let pair = pairs[number]
      if let product = pairs.onlyProduct(of: pair) {
        isAlone[product] = true
      } else {
        hasSeveralProducts = true
      }
      if let tonnes = pairs.tonnes(of: pair) {
        greatestTonnes = max(greatestTonnes ?? 0, tonnes)
      } else {
        hasUnknownTonnes = true
      }
    }
  }
}
