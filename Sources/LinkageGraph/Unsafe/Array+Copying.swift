extension [UInt8] {
  /// Appends bytes, all in one go.
  ///
  /// Safe because the pointer is used for the time of the call only.
  ///
  /// - Complexity: O(`bytes.count`), amortized.
  @inlinable
  package mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
