import LinkageGraph
import Testing

@testable import LinkageCommand

@Suite("Names on the command line")
struct NameLookupTests {
  private let names = ["Sầu riêng", "Cá tra", "cá tra", "Thủy Đông", "Phong Điền"]

  @Test(
    "A name is found whatever matching ignores",
    arguments: [
      ("sầu riêng", 0), (" SẦU   RIÊNG ", 0), ("Sầu_Riêng", 0), ("sầu-riêng", 0),
      ("sầu/riêng", 0), ("Sa\u{302}\u{300}u rie\u{302}ng", 0), ("sầu\u{A0}riêng", 0),
      ("THUỶ Ðông", 3), ("Phong\u{200B} Ðiền", 4), ("thuỷ đông", 3), ("THỦY ĐÔNG", 3),
      ("phong điền", 4), ("Phong Điền", 4),
    ])
  func found(text: String, position: Int) {
    #expect(NameLookup(text, among: names) == .found(position, others: []))
  }

  @Test("Of names that are alike the one that is the text is meant, and the others are known")
  func exact() {
    #expect(NameLookup("cá tra", among: names) == .found(2, others: [1]))
    #expect(NameLookup("Cá tra ", among: names) == .found(1, others: [2]))
  }

  @Test("Which of names that are alike another text means, nobody can know")
  func ambiguous() {
    #expect(NameLookup("CÁ TRA", among: names) == .ambiguous([1, 2]))
  }

  @Test(
    "A letter, a mark or a tone makes another name", arguments: ["sau rieng", "cá trạ", "", " "])
  func unknown(text: String) {
    #expect(NameLookup(text, among: names) == .unknown)
  }

  @Test(
    "Choices are understood in both languages",
    arguments: [
      ("địa bàn", GroupingChoice.district), ("Quận/Huyện", .district), ("LOẠI HÌNH", .kind),
      ("xếp loại", .rating), ("Sản_phẩm", .product), ("products", .product), ("Kind", .kind),
    ])
  func grouping(text: String, choice: GroupingChoice) {
    #expect(GroupingChoice.named(text) == choice)
  }

  @Test("Marks and languages may be named in Vietnamese")
  func otherChoices() {
    #expect(DecimalChoice.named("dấu phẩy") == .comma)
    #expect(DecimalChoice.named("Chấm") == .point)
    #expect(DelimiterChoice.named("chấm phẩy") == .semicolon)
    #expect(Language.named("Tiếng Việt") == .vietnamese)
    #expect(Language.named("fr") == nil)
  }
}
