import LabeledGraph

/// Texts in DOT, each written once for all the statements that it stands in.
struct DOTTexts {
  private let bytes: SharedArray<UInt8>
  private let ends: SharedArray<Int>

  init() { self.init(bytes: SharedArray(), ends: []) }

  /// - Precondition: `ends` does not decrease and its last element is `bytes.count`.
  init(bytes: SharedArray<UInt8>, ends: [Int]) {
    precondition(ends.last ?? 0 == bytes.count, "the last text ends with the bytes")
    self.bytes = bytes
    self.ends = SharedArray(ends)
  }

  subscript(index: Int) -> Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]) }
  }
}

extension DOTBuffer {
  /// Appends a text that was written before.
  mutating func append(_ index: Int, of texts: DOTTexts) { append(texts[index]) }
}
