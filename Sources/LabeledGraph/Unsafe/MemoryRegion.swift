#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Zeroed memory of its own, given back when the object goes.
///
/// Large regions come straight from the system and ask for huge pages: columns of millions of links
/// are reached at random, and with small pages the translation of addresses would cost as much as the
/// memory itself.
@usableFromInline
@safe final class MemoryRegion: @unchecked Sendable {
  @usableFromInline let base: UnsafeMutableRawPointer
  private let mappedBytes: Int

  private static let smallestMapped = 1 << 20

  @usableFromInline
  init(byteCount: Int) {
    if byteCount >= Self.smallestMapped {
      let address = unsafe mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let address = unsafe address, unsafe address != MAP_FAILED else {
        fatalError("out of memory: \(byteCount) bytes")
      }
      #if !canImport(Darwin)
        _ = unsafe madvise(address, byteCount, MADV_HUGEPAGE)
      #endif
      unsafe base = address
      mappedBytes = byteCount
    } else {
      unsafe base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
      unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      mappedBytes = 0
    }
  }

  deinit {
    if mappedBytes > 0 {
      _ = unsafe munmap(base, mappedBytes)
    } else {
      unsafe base.deallocate()
    }
  }
}
