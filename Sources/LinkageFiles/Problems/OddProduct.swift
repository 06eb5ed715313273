/// What is odd about the text of a product; the raw value is a detail of the problem.
enum OddProduct: String {
  case placeholder, comma, lineBreak, lostLetter, number, reserved, legacy, formula
}
