extension SharedArray {
  /// No elements.
  @inlinable
  public init() {
    self = ParallelBuffer(count: 0).finished()
  }

  /// Copies elements.
  ///
  /// - Complexity: O(elements).
  @inlinable
  public init(_ elements: [Element]) {
    let buffer = ParallelBuffer<Element>(count: elements.count)
    buffer.copy(elements.span, to: 0)
    self = buffer.finished()
  }

  /// Makes every element of its position, one after another.
  @inlinable
  public init(count: Int, _ element: (Int) -> Element) {
    let buffer = ParallelBuffer<Element>(count: count)
    for index in 0..<count { buffer[index] = element(index) }
    self = buffer.finished()
  }

  /// Makes every element of its position, on all cores and in any order.
  @inlinable
  public init(concurrently count: Int, _ element: @Sendable (Int) -> Element) {
    self = ParallelBuffer(concurrently: count, element).finished()
  }
}

extension ParallelBuffer {
  /// Makes every element of its position, on all cores and in any order.
  @inlinable
  public init(concurrently count: Int, _ element: @Sendable (Int) -> Element) {
    let buffer = ParallelBuffer(count: count)
    // Each piece writes its own elements.
    Parallel.forEachPiece(of: count) { piece in
      for index in piece { buffer[index] = element(index) }
    }
    self = buffer
  }
}

extension SharedArray: Equatable where Element: Equatable {
  /// Returns whether two arrays have the same elements in the same order.
  @inlinable
  public static func == (left: SharedArray, right: SharedArray) -> Bool {
    left.elementsEqual(right)
  }
}

extension SharedArray: Hashable where Element: Hashable {
  /// Feeds the elements and their number to a hasher.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for element in self { hasher.combine(element) }
  }
}
