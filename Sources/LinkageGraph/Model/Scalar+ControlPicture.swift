extension Unicode.Scalar {
  /// The picture of a control character of ASCII below the blank, such as ␉ for a tab; `nil` for any
  /// other scalar.
  package var controlPicture: Unicode.Scalar? {
    value < 0x20 ? Unicode.Scalar(0x2400 + value) : nil
  }
}
