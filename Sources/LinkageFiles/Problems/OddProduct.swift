/// What is odd about the text of a product; the raw value is a detail of the problem.
enum OddProduct: String {
  case placeholder, every, ditto, total
  case several, variety, quoted, comma, lineBreak, lostLetter, number, reserved, otherColumn,
    legacy, formula

  init(_ placeholder: PlaceholderText) {
    self =
      switch placeholder {
      case .placeholder: .placeholder
      case .every: .every
      case .ditto: .ditto
      case .total: .total
      }
  }
}
