extension CondensedRows {
  /// What is wrong, or `nil`.
  package var brokenInvariant: String? {
    if components.count != vertices.count { return "a component for each vertex of the part" }
    for component in 0..<count {
      if members(of: component).isEmpty { return "no component is empty" }
      for predecessor in predecessors(of: component) where Int(predecessor) <= component {
        return "an edge between components leads from the greater number to the lesser"
      }
    }
    return nil
  }
}
