import LinkageGraph
import Testing

@testable import LinkageReports

@Suite("The order of the alphabet")
struct AlphabeticalOrderTests {
  private func sorted(_ texts: [String], _ language: Language) -> [String] {
    let order = AlphabeticalOrder(language)
    return texts.sorted { order.key(of: $0) < order.key(of: $1) }
  }

  @Test("Vietnamese letters with marks are letters of their own; tones come second")
  func vietnamese() {
    let right = [
      "", "An", "Ăn", "Ân", "Bình Thủy", "Cái Răng", "Cờ Đỏ", "Dung", "Đà", "e", "ê", "ma", "mà",
      "mả", "mã", "má", "mạ", "mab", "Ninh Kiều", "o", "Ô Môn", "ơ", "Phong Điền", "Thốt Nốt",
      "Thới Lai", "u", "ư",
    ]
    #expect(sorted(right.reversed(), .vietnamese) == right)
    #expect(sorted(right.shuffled(), .vietnamese) == right)
  }

  @Test("In English letters with marks go with the plain ones")
  func english() {
    #expect(
      sorted(["Z", "đa", "Éa", "eb", "dz", "Da", "ea"], .english)
        == ["Da", "đa", "dz", "ea", "Éa", "eb", "Z"])
  }

  @Test("Unicode form and case do not move a text")
  func forms() {
    let order = AlphabeticalOrder(.vietnamese)
    #expect(order.key(of: "Ô Môn") < order.key(of: "O\u{302} Mo\u{302}t"))
    #expect(order.key(of: "ô môn") < order.key(of: "Ô Môt"))
    #expect(sorted(["b", "B", "a"], .english) == ["a", "B", "b"])
  }
}
