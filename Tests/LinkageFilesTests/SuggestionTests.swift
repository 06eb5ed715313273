import LinkageGraph
import Testing

@testable import LinkageFiles

@Suite("Nearest words")
struct SuggestionTests {
  @Test(
    "Typing errors are counted",
    arguments: [
      ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("abc", "abd", 1), ("abc", "acb", 1),
      ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(EditDistance.between(Array(first), Array(second)) == expected)
    #expect(EditDistance.between(Array(second), Array(first)) == expected)
  }

  @Test(
    "A near word is found, a far one is not",
    arguments: [
      ("distric", "district"), ("ditsrict", "district"), ("DISTRICT", "district"),
      ("prod", nil), ("produ", "product"), ("product", "product"), ("producr", "product"),
      ("xyz", nil), ("", nil), ("ye", "year"), ("k", nil),
    ] as [(String, String?)])
  func nearest(typed: String, expected: String?) {
    let words = ["kind", "district", "product", "producers", "year"]
    #expect(Suggestion.nearest(to: typed, among: words) == expected)
  }

  private static func id(near text: String, among ids: [String], comparesAll: Bool) -> String? {
    var column = TextColumn()
    for id in ids { column.append(id) }
    return Suggestion.nearestID(
      to: text, ids: column, index: IdentifierIndex(column), comparesAll: comparesAll)
  }

  @Test(
    "An id one edit away is found by look-up",
    arguments: [
      ("htx-1", "HTX-1"), ("XK-A", "xk-a"), ("HXT-1", "HTX-1"), ("HTX-11", nil),
      ("HTX-2", nil), ("HTX1", "HTX-1"), ("TX-1", "HTX-1"), ("HTX-", nil), ("HTX", nil),
      ("X1", nil), ("HTX-23", nil),
      ("tx-1", nil), ("", nil),
    ] as [(String, String?)])
  func oneEdit(typed: String, expected: String?) {
    #expect(Self.id(near: typed, among: ["HTX-1", "xk-a"], comparesAll: false) == expected)
  }

  @Test("Of several ids one edit away, the kind of edit decides, then where it is made")
  func preference() {
    var ids = ["ABC-D1", "AB-1", "AC-D1", "ABD1", "A-BD1", "ab-d1", "AB-2D1", "AB-D12"]
    for preferred in ["ab-d1", "A-BD1", "ABD1", "AB-1", "AC-D1", "ABC-D1", nil] {
      for comparesAll in [false, true] {
        #expect(Self.id(near: "AB-D1", among: ids, comparesAll: comparesAll) == preferred)
      }
      ids.removeAll { $0 == preferred }
    }
  }

  @Test(
    "Only where all ids are compared is one farther away found: the nearest, the first of several",
    arguments: [
      ("THOI-LAY-0102", "Thoi-Lai-0102"), ("Thoi-Lai-0030", nil), ("THOI-LAI-0100", nil),
      ("thoi-lay-0122", nil), ("Tho-Lai-0102", "Thoi-Lai-0102"), ("Co-Do-9999", nil),
      ("Co-Do", nil),
      ("ô-môn-1", "Ô-Môn-1"),
    ] as [(String, String?)])
  func comparison(typed: String, expected: String?) {
    let ids = ["Thoi-Lai-0001", "Thoi-Lai-0102", "Thoi-Lai-0012", "Co-Do-0001", "Ô-Môn-1"]
    #expect(Self.id(near: typed, among: ids, comparesAll: true) == expected)
    let isOneEdit = typed == "Tho-Lai-0102"
    #expect(Self.id(near: typed, among: ids, comparesAll: false) == (isOneEdit ? expected : nil))
  }

  @Test("A long text is not edited, and compared where all ids are")
  func longText() {
    let id = String(repeating: "A", count: 70)
    #expect(Self.id(near: id + "B", among: [id], comparesAll: false) == nil)
    #expect(Self.id(near: id + "B", among: [id], comparesAll: true) == id)
  }

  @Test(
    "Where several words are near, all are told that help",
    arguments: [
      ("tan hoa", ["Tân Hòa", "Tân Hóa"]), ("Tân Hoà", ["Tân Hòa", "Tân Hóa"]),
      ("lai", ["Thới Lai"]), ("thoi", ["Thới Lai", "Thới An"]), ("Thới Lay", ["Thới Lai"]),
      ("Thới Ai", ["Thới Lai", "Thới An"]), ("xyz", []), ("", []), ("t", []),
    ] as [(String, [String])])
  func several(typed: String, expected: [String]) {
    let words = ["Tân Hòa", "Thới Lai", "Tân Hóa", "Thới An", "Ô Môn"]
    #expect(Suggestion.severalNearest(to: typed, among: words) == expected)
    let many = (0..<9).map { "Thới \($0)" }
    #expect(Suggestion.severalNearest(to: "Thới", among: many) == [])
  }
}
