extension [UInt32] {
  /// Returns the position of a number among ascending ones, or `nil` where it is not among them.
  ///
  /// - Complexity: O(log `count`).
  public func position(ofAscending number: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low < count && Int(self[low]) == number ? low : nil
  }
}
