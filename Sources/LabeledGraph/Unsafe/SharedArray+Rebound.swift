extension SharedArray where Element == UInt8 {
  /// Some of the bytes as little-endian numbers; without a copy on a little-endian machine.
  ///
  /// Safe because any bytes make a number, and range and alignment are checked.
  package func rebound<Number: BitwiseCopyable & Sendable>(
    as type: Number.Type = Number.self, at offset: Int, count: Int
  ) -> SharedArray<Number> where Number: LittleEndianStored {
    let stride = MemoryLayout<Number>.stride
    precondition(offset >= 0 && count >= 0 && count <= (self.count - offset) / stride, "in range")
    let address = unsafe UnsafeRawPointer(base) + offset
    precondition(
      UInt(bitPattern: address) % UInt(MemoryLayout<Number>.alignment) == 0, "aligned")
    let numbers = unsafe SharedArray<Number>(
      owner: owner, base: address.assumingMemoryBound(to: Number.self), count: count)
    #if _endian(little)
      return numbers
    #else
      return SharedArray<Number>(numbers.span.indices.map { Number(stored: numbers[$0]) })
    #endif
  }
}

/// A number whose bytes can be put in the order of the machine.
package protocol LittleEndianStored {
  /// Creates a number from one that was read as if the machine were little-endian.
  init(stored: Self)
}

extension UInt8: LittleEndianStored {
  package init(stored: UInt8) { self = stored }
}

extension UInt32: LittleEndianStored {
  package init(stored: UInt32) { self = UInt32(littleEndian: stored) }
}

extension UInt64: LittleEndianStored {
  package init(stored: UInt64) { self = UInt64(littleEndian: stored) }
}

extension Double: LittleEndianStored {
  package init(stored: Double) {
    self = Double(bitPattern: UInt64(littleEndian: stored.bitPattern))
  }
}
