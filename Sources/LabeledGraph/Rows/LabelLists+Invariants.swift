extension LabelLists {
  /// Holds the lists to what readers rely on: rows lie one after another and end with the labels.
  ///
  /// Release builds check nothing here.
  func checkInvariants() {
    #if DEBUG
      let broken = brokenInvariant
      precondition(broken == nil, broken ?? "")
    #endif
  }
}

#if DEBUG
  extension LabelLists {
    /// What should hold and does not.
    var brokenInvariant: String? {
      guard Int(ends.last ?? 0) == labels.count else { return "the last row ends with the labels" }
      let areAscending = (0..<max(0, ends.count - 1)).allSatisfy { ends[$0] <= ends[$0 + 1] }
      return areAscending ? nil : "rows do not end before they begin"
    }
  }
#endif
