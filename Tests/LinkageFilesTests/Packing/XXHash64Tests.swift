import Testing

@testable import LinkageFiles

/// The checksums of the reference implementation's own test: the first bytes of one buffer.
@Suite struct XXHash64Tests {
  @Test(
    arguments: [
      (0, 0xEF46_DB37_51D8_E999), (1, 0xE934_A84A_DB05_2768), (4, 0x9136_A0DC_A574_57EE),
      (14, 0x8282_DCC4_994E_35C8), (222, 0xB641_AE8C_B691_C174),
    ] as [(Int, UInt64)])
  func reference(count: Int, checksum: UInt64) {
    var generator: UInt64 = 2_654_435_761
    let buffer = (0..<count).map { _ in
      defer { generator = generator &* 11_400_714_785_074_694_797 }
      return UInt8(generator >> 56)
    }
    #expect(XXHash64.checksum(buffer.span) == checksum)
  }
}
