extension DominatorTree {
  /// Says what is broken of this, or `nil`: each vertex stands in it once, and the immediate dominator
  /// of each has a lesser number, so that every way up ends at the virtual root.
  ///
  /// Debug builds ask where the value is made; release builds never.
  var brokenInvariant: String? {
    guard order.count == immediateDominators.count, order.first == .max,
      immediateDominators.first == 0
    else { return "number 0 is the virtual root, and each number has a dominator" }
    let areLesser = immediateDominators.indices.dropFirst().allSatisfy {
      Int(immediateDominators[$0]) < $0
    }
    guard areLesser else { return "a number is greater than that of its immediate dominator" }
    return Set(order).count == order.count ? nil : "each vertex has one number"
  }
}
