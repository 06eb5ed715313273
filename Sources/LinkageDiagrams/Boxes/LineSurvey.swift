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
    var survey = self
    pairs.forEach { pair in
      if let product = pair.onlyProduct {
        survey.isAlone[product] = true
      } else {
        survey.hasSeveralProducts = true
      }
      if let tonnes = pair.tonnes {
        survey.greatestTonnes = max(survey.greatestTonnes ?? 0, tonnes)
      } else {
        survey.hasUnknownTonnes = true
      }
    }
    self = survey
  }
}
