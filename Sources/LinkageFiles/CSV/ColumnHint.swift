import LinkageGraph

/// The known column that an unknown header most likely is.
struct ColumnHint {
  /// The position of the column's word.
  let position: Int
  /// The header to write.
  let header: String

  /// Looks for a column whose header is nearly a text: without marks, with a sign or a unit behind it, one or more of it, in another
  /// word for it, or within a letter or two.
  ///
  /// - Parameters:
  ///   - text: The header in the file.
  ///   - words: The columns.
  ///   - isFree: Whether a column is still looked for.
  init?(_ text: String, among words: [VocabularyWord], isFree: (Int) -> Bool) {
    let plain = PlaceholderText.plain(text.filter { !"()[]".contains($0) })
    if plain.isEmpty { return nil }
    let letters = Array(plain)
    var nearest: (hint: (Int, String), distance: Int)?
    for (position, word) in words.enumerated() where isFree(position) {
      for form in word.forms {
        let other = PlaceholderText.plain(form)
        let written = Suggestion.written(form, of: word)
        if other == plain || Self.isPlural(plain, other) || Self.isPlural(other, plain) {
          self.init(position: position, header: written)
          return
        }
        if plain.hasPrefix("\(other) "), let unit = Self.unit(behind: other, in: text) {
          self.init(position: position, header: "\(written) (\(unit))")
          return
        }
        let limit = letters.count < 4 ? 0 : letters.count < 8 ? 1 : 2
        guard limit > 0, abs(other.count - letters.count) <= limit else { continue }
        let distance = EditDistance.between(letters, Array(other))
        if distance <= limit, distance < nearest?.distance ?? .max {
          nearest = ((position, written), distance)
        }
      }
      if Self.otherWords[word.english]?.contains(plain) ?? false {
        self.init(position: position, header: word.english)
        return
      }
    }
    guard let nearest else { return nil }
    self.init(position: nearest.hint.0, header: nearest.hint.1)
  }

  private init(position: Int, header: String) {
    self.position = position
    self.header = header
  }

  private static func isPlural(_ one: String, _ other: String) -> Bool {
    one.count > 3 && one + "s" == other
  }

  /// The unit that stands behind a form in a header, as the header has it.
  private static func unit(behind form: String, in text: String) -> String? {
    let parts = text.split { $0.isWhitespace || "_-/()[]:,".contains($0) }
    let rest = parts.dropFirst(form.split(separator: " ").count).joined(separator: "/")
    return HeaderUnit.isUnit(rest) ? rest : nil
  }

  /// Words that people use for a column and that are not read, for they may say something else: in small letters without marks.
  private static let otherWords: [String: Set<String>] = [
    "id": [
      "organization id", "organisation id", "org id", "id organization", "organization code",
      "code",
      "cooperative id", "company id", "ma so to chuc", "id to chuc", "ma dn", "ma co so",
      "ma so htx",
    ],
    "name": [
      "organization name", "organisation name", "full name", "title", "ten dn", "ten co so",
    ],
    "kind": [
      "organization kind", "organization type", "category", "kind of organization", "phan loai",
    ],
    "district": [
      "location", "place", "area", "dia chi", "dia diem", "tinh", "thi tran", "khu vuc",
    ],
    "products": [
      "commodity", "commodities", "crop", "crops", "goods", "nganh hang", "hang hoa", "cay trong",
    ],
    "product": [
      "commodity", "commodities", "crop", "crops", "goods", "nganh hang", "hang hoa", "cay trong",
    ],
    "members": [
      "number of members", "no of members", "membership", "so xa vien", "xa vien", "so ho",
      "so nguoi",
      "so luong tv",
    ],
    "tax_code": ["tax id", "tax number", "taxcode", "registration number", "so dang ky", "so gcn"],
    "rating": ["rank", "ranking", "grade", "danh gia", "ket qua danh gia", "phan hang"],
    "high_tech": ["hightech", "high tech", "cnc", "ud cnc"],
    "digital": ["digitalization", "digital transformation", "cds"],
    "capacity": ["tonnes", "tons", "cong suat tan", "nang luc"],
    "source": [
      "from", "from id", "source id", "seller id", "supplier id", "origin", "ma ben cung ung",
      "nguon",
      "noi ban", "ma nguon",
    ],
    "target": [
      "goal", "objective", "to", "to id", "target id", "buyer id", "customer", "customer id",
      "destination", "dich",
      "noi mua",
      "khach hang", "ma dich",
    ],
    "relation": ["relationship", "link type", "type", "loai"],
    "contract": ["contracted", "has contract", "under contract", "hd", "co hd", "ky hop dong"],
    "volume": ["tonnes", "tons", "tonne", "ton", "quantity", "amount", "so luong", "so tan"],
    "value": ["revenue", "price", "thanh tien", "doanh thu", "so tien"],
    "measure": ["metric", "name of measure", "noi dung", "ten"],
    "comparison": ["operator", "dau", "dieu kien", "phep tinh"],
    "year": ["nam ke hoach", "deadline", "by year", "thoi diem"],
    "since": ["from year", "start", "start year", "begin", "tu", "bat dau"],
    "until": ["to year", "end", "end year", "ket thuc"],
  ]
}
