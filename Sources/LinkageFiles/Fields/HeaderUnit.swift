import LinkageGraph

/// What the unit in the brackets of a header says of the numbers below it.
enum HeaderUnit {
  /// The column's own unit, or no unit.
  case own
  /// A known multiple of it, so that every number would be wrong by a factor.
  case multiple
  /// Something else.
  case other

  /// Reads the unit of a column that has numbers.
  ///
  /// - Parameters:
  ///   - text: What stands in the brackets.
  ///   - column: The English word of the column.
  init(_ text: String, column: String) {
    guard let units = Self.units[column] else {
      self = .own
      return
    }
    let key = VocabularyMatcher.key(of: text)
    let isYear = key.split(separator: " ").allSatisfy {
      $0 == "nam" || $0 == "năm" || Int($0) != nil
    }
    if key.isEmpty || isYear || units.own.contains(key) {
      self = .own
    } else {
      self = units.multiples.contains(key) ? .multiple : .other
    }
  }

  /// What stands in the brackets of a header; `nil` without brackets.
  static func bracketed(_ header: String) -> String? {
    guard let open = header.firstIndex(where: { $0 == "(" || $0 == "[" }) else { return nil }
    let rest = header[header.index(after: open)...]
    return String(rest.prefix { $0 != ")" && $0 != "]" })
  }

  private struct Units {
    var own: Set<String>
    var multiples: Set<String>
  }

  private static func keys(_ words: String) -> Set<String> {
    Set(words.split(separator: ";").map { VocabularyMatcher.key(of: String($0)) })
  }

  private static let tonnes = Units(
    own: keys(
      """
      tấn;tấn/năm;tấn một năm;tấn 1 năm;tấn mỗi năm;tấn sản phẩm;tấn sản phẩm/năm;tấn SP/năm;tan;tan/nam;t;t/năm;t/nam;t/year;t/a;tonne;tonnes;\
      tonne/year;tonnes/year;tonnes a year;tonnes per year;ton;tons;ton/year;tons/year;tons a year;tons per year;mt;\
      mt/year;metric tons;metric tonnes;đvt: tấn;đơn vị: tấn
      """),
    multiples: keys(
      """
      kg;kg/năm;kg/nam;kg/year;kgs;kilogram;kilograms;kilogam;kilôgam;ký;kí;ky;kg/tháng;kg/ngày;g;gam;gram;tạ;tạ/năm;ta;tạ/tháng;yến;yến/năm;\
      nghìn tấn;ngàn tấn;nghìn tấn/năm;ngàn tấn/năm;1000 tấn;1.000 tấn;1000 tấn/năm;1.000 tấn/năm;triệu tấn;\
      triệu tấn/năm;thousand tonnes;thousand tons;1000 tonnes;1000 t;kt;kt/year;million tonnes;million tons;tấn/tháng;\
      tấn/quý;tấn/tuần;tấn/ngày;t/tháng;t/ngày;tonnes/month;tonnes a month;tonnes/day;tonnes a day;tonnes per day;\
      tonnes per month;tons/month;tons/day;t/day;t/month;t/d;lb;lbs;pound;pounds;đvt: kg;đơn vị: kg;quintal;quintals
      """))

  private static let millions = Units(
    own: keys(
      """
      triệu đồng;triệu đồng/năm;triệu;triệu/năm;tr.đ;trđ;tr đ;tr. đồng;tr đồng;tr.đồng;tr.đ/năm;triệu VND;triệu VNĐ;\
      triệu đ;trieu dong;million đồng;million dong;million VND;million VNĐ;million đồng/year;million đồng a year;mn VND;\
      m VND;đvt: triệu đồng;đơn vị: triệu đồng
      """),
    multiples: keys(
      """
      đồng;đồng/năm;dong;đ;VND;VNĐ;VND/year;nghìn đồng;ngàn đồng;nghìn đồng/năm;ngàn đồng/năm;nghìn đ;ngàn đ;\
      1000 đồng;1.000 đồng;1000đ;1.000đ;1.000 VND;1000 VND;nghìn VND;thousand đồng;thousand VND;tỷ;tỉ;tỷ đồng;\
      tỉ đồng;ty dong;tỷ đồng/năm;tỉ đồng/năm;tỷ VND;tỷ VNĐ;tỷ đ;billion đồng;billion dong;billion VND;bn VND;\
      trăm triệu đồng;triệu đồng/tháng;đvt: đồng;đơn vị: đồng;đvt: tỷ đồng;đơn vị: tỷ đồng
      """))

  private static let persons = Units(
    own: keys(
      "người;thành viên;số người;lao động;xã viên;người tham gia;tv;person;persons;people;members;hợp tác xã;HTX;đvt: người;đơn vị: người"
    ),
    multiples: keys(
      "nghìn người;ngàn người;1000 người;1.000 người;thousand;thousands;thousand people;nghìn;ngàn")
  )

  private static let units = [
    "volume": tonnes, "capacity": tonnes, "value": millions, "members": persons,
  ]
}
