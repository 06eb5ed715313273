/// Elements that do not change, in memory that several values share: their own, or part of a mapped
/// file.
///
/// Safe because the owner of the memory is kept alive with it, nothing writes to it any more, and
/// every access is checked.
@frozen
@safe
public struct SharedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  @unchecked Sendable
{
  @usableFromInline let owner: AnyObject
  @usableFromInline let base: UnsafePointer<Element>
  /// The number of elements.
  public let count: Int

  /// Lends memory.
  ///
  /// - Parameters:
  ///   - owner: What keeps the memory alive and unchanged.
  ///   - base: The first element, aligned to its type.
  ///   - count: The number of elements.
  @inlinable
  @unsafe package init(owner: AnyObject, base: UnsafePointer<Element>, count: Int) {
    self.owner = owner
    unsafe self.base = base
    self.count = count
  }

  /// Returns an element; checked.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index in range")
      return unsafe base[index]
    }
  }

  /// The position of the first element.
  @inlinable public var startIndex: Int { 0 }

  /// One past the position of the last element.
  @inlinable public var endIndex: Int { count }

  /// The elements as a span.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    @inline(__always)
    get {
      let elements = unsafe Span(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(elements, borrowing: self)
    }
  }
}

/// Elements being filled, by one thread or by several that write to different positions.
///
/// Safe because every access is checked against the bounds. The code that hands out the positions
/// must see to it that no two threads use the same one; each use says how it does.
@frozen
@safe public struct ParallelBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let region: MemoryRegion
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// The number of elements.
  public let count: Int

  /// Takes memory; all its bits are zero.
  @inlinable
  public init(count: Int) {
    region = MemoryRegion(byteCount: count * MemoryLayout<Element>.stride)
    unsafe base = region.base.bindMemory(to: Element.self, capacity: count)
    self.count = count
  }

  /// Accesses an element; checked.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index in range")
      return unsafe base[index]
    }
    @inline(__always) nonmutating set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index in range")
      unsafe base[index] = newValue
    }
  }

  /// Copies elements to the positions from `start` on; checked.
  @inlinable
  public func copy(_ elements: Span<Element>, to start: Int) {
    precondition(start >= 0 && elements.count <= count - start, "range in range")
    unsafe elements.withUnsafeBufferPointer { elements in
      if let first = elements.baseAddress {
        unsafe (base + start).update(from: first, count: elements.count)
      }
    }
  }

  /// A part of the buffer for one thread to write.
  @inlinable
  @_lifetime(borrow self)
  public func part(_ range: Range<Int>) -> MutableSpan<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range in range")
    let elements = unsafe MutableSpan(_unsafeStart: base + range.lowerBound, count: range.count)
    return unsafe _overrideLifetime(elements, borrowing: self)
  }

  /// The whole buffer for reading while no thread writes to it.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    @inline(__always)
    get {
      let elements = unsafe Span(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(elements, borrowing: self)
    }
  }

  /// Ends the filling and returns the first `count` elements, by default all of them.
  ///
  /// Nothing may write to the buffer afterwards.
  @inlinable
  public func finished(count kept: Int? = nil) -> SharedArray<Element> {
    let keptCount = kept ?? count
    precondition(keptCount <= count, "no more than there are")
    return unsafe SharedArray(owner: region, base: UnsafePointer(base), count: keptCount)
  }
}
