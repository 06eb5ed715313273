/// Texts that have tripped readers of CSV, matchers of ids and sorters of names; all are NFC.
enum OddTexts {
  static let ids = [
    "-106", "--", "-o", "NA", "null", "0", "00", "1e5", "TRUE", "a,b", "a;b", "a|b",
    "say \"hi\"", "\"", "\\N", "\\", "'", "=1+2", "@x", "#1", "日本", "한국", "Cần Thơ", "Å", "é", "🌾",
    "two words", "two  blanks", "tab\there",
    "fifteen bytes 1", "fifteen bytes 2", "sixteen bytes 01", "sixteen bytes 02",
    "seventeen bytes 1", "seventeen bytes 2", "bảy byte ơ", "sixteen bytes 0ơ",
    "forty bytes, the last of which differs 1", "forty bytes, the last of which differs 2",
    "id", "any", "htx-1", "HTX-01", "HTX–1",
  ]

  static let names = [
    "HTX Tân Lộc", "HTX \"Sạch\"", "Hai dòng\ncủa một tên", "a, b; c\td", "NA", "O'Brien",
    "Côte d’Ivoire", "Liên hiệp HTX nông nghiệp và dịch vụ tổng hợp thành phố Cần Thơ",
    "<b>&amp;</b>", "{x} | \\l", "水稻合作社", "\"", "\"\"", ",", "a\n\nb",
  ]

  static let districts = [
    "Thốt Nốt", "Vĩnh Thạnh", "Ô Môn", "Phong Điền", "Cờ Đỏ, Thới Lai", "phong điền", "Zz", "zz",
    "Ａ", "🌾", "é", "e", "ez", "Đ", "D", "\"Q\" 1", "NA", "P. 1\nkhu 2",
  ]

  static let products = [
    "durian", "cá tra, phi lê", "say \"hi\"", "NA", "-1", "日本米", "sầu riêng", "mango (dried)",
    "\\N",
    "product of a name that is longer than forty bytes, to be sure of it", "🌾", "x y", "0",
  ]

  static let relations = ["sells to", "barter, in kind", "NA", "quà \"biếu\""]
}
