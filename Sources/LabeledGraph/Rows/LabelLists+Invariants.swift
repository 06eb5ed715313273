extension LabelLists {
  /// Says what is broken of this, or `nil`: rows lie one after another and end with the labels.
  ///
  /// Debug builds ask where the value is made; release builds never.
  var brokenInvariant: String? {
    guard Int(ends.last ?? 0) == labels.count else { return "the last row ends with the labels" }
    let areAscending = (0..<max(0, ends.count - 1)).allSatisfy { ends[$0] <= ends[$0 + 1] }
    return areAscending ? nil : "rows do not end before they begin"
  }
}
