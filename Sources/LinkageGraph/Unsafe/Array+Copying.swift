extension Array where Element: BitwiseCopyable {
  /// Appends elements, all in one go.
  ///
  /// Safe because the pointer is used for the time of the call only.
  ///
  /// - Complexity: O(`elements.count`), amortized.
  @inlinable
  public mutating func append(copying elements: Span<Element>) {
    unsafe elements.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Creates an array of copied elements.
  @inlinable
  public init(copying elements: Span<Element>) {
    self = []
    append(copying: elements)
  }
}
