public import LinkageGraph

extension DataProblem {
  /// The file and the location in it as tools print them: `links.csv:3:7`, or `Links!C17` in a workbook;
  /// empty where the problem is in the file as a whole.
  public var reference: String {
    switch location {
    case .file: ""
    case .text(let line, let column): "\(file):\(line):\(column)"
    case .cell(let sheet, let reference): "\(sheet)!\(reference)"
    }
  }

  /// Says what is wrong in one sentence without its location, the offending text quoted.
  public func sentence(_ language: Language) -> String {
    let namesHeader = ![
      .unknownColumn, .repeatedColumn, .wrongUnit, .otherUnit, .similarProduct, .oddProduct,
      .productNotCarried, .productNotProduced, .similarDistrict, .oddDistrict, .oddIdentifier,
      .sumRow,
      .markedText, .legacyWords, .formulaText, .productNotDeclared, .membershipReversed,
      .membershipOfNoUnion,
      .exportToDomestic, .endedLinks, .similarIdentifier, .oddTaxCode, .similarTaxCode,
      .unionMembers,
      .roleOfProducer, .sameName, .unusedColumn, .unsuitableLink, .passedOverLink,
    ].contains(sort)
    return wording(language) + (header.isEmpty || !namesHeader ? "" : " (\(header))")
      + times(language)
  }

  /// A kind by the raw value in the details, with its article in English.
  private func kind(_ number: Int, _ language: Language) -> String {
    guard let raw = UInt8(detail(number)), let kind = OrganizationKind(rawValue: raw) else {
      return ""
    }
    let word = Vocabulary.kinds[Int(kind.rawValue)]
    if language == .vietnamese { return word.vietnamese[0] }
    return (kind == .exporter ? "an " : "a ") + word.english
  }

  /// Which letters of an id cannot be told from those of another, or are not seen.
  private func unseen(_ language: Language) -> String {
    let odd = (text + detail(0)).unicodeScalars.first {
      $0.value >= 0x7F && !$0.isVietnameseLetter || $0.value < 0x20
    }
    guard let odd else { return "" }
    let code =
      "U+" + String(repeating: "0", count: max(0, 4 - String(odd.value, radix: 16).count))
      + String(odd.value, radix: 16, uppercase: true)
    return language == .english ? " (the character \(code))" : " (ký tự \(code))"
  }

  /// How often a warning occurs, where it does more than once.
  private func times(_ language: Language) -> String {
    guard sort.isWarning, count > 1 else { return "" }
    let count = Self.grouped("\(count)", language)
    switch (language, location) {
    case (.english, .text): return ", the first of \(count) such rows"
    case (.english, _): return ", \(count) times"
    case (.vietnamese, .text): return ", dòng đầu tiên trong \(count) dòng như vậy"
    case (.vietnamese, _): return ", \(count) lần"
    }
  }

  func detail(_ index: Int) -> String { index < details.count ? details[index] : "" }

  private func wording(_ language: Language) -> String {
    let isVietnamese = language == .vietnamese
    let quoted = "\"\(Self.singleLine(text))\""
    func say(_ english: String, _ vietnamese: String) -> String {
      isVietnamese ? vietnamese : english
    }
    switch sort {
    case .missingColumn:
      return say(
        "missing column \"\(detail(0))\"", "thiếu cột \"\(detail(1))\" (\(detail(0)))")
    case .repeatedColumn where text == detail(0):
      return say("column \(quoted) is named twice", "cột \(quoted) được ghi hai lần")
    case .repeatedColumn:
      return say(
        "column \(quoted) says the same as \"\(detail(0))\"",
        "cột \(quoted) trùng nghĩa với cột \"\(detail(0))\"")
    case .loneCarriageReturn:
      return isWithinBody
        ? say(
          "a carriage return stands alone here, as if a line ended in it",
          "ở đây có ký tự CR đứng một mình, như thể hết dòng")
        : say(
          "lines end in a carriage return without a line feed",
          "dòng kết thúc bằng ký tự CR mà không có LF")
    case .otherFormat:
      return say(
        "this is not a CSV file but \(detail(0))", "đây không phải tệp CSV mà là \(detail(1))")
    case .emptyFile: return say("the file is empty", "tệp trống")
    case .titleAboveHeader:
      return say(
        "the first line does not name the columns; line \(detail(0)) does",
        "dòng đầu không phải dòng tiêu đề; dòng \(detail(0)) mới ghi tên các cột")
    case .otherSeparator:
      if let named = details.count > 1 ? details[1] : nil {
        return say(
          "the columns are separated by \(Self.delimiter(detail(0), language)), not by \(Self.delimiter(named, language))",
          "các cột cách nhau bằng \(Self.delimiter(detail(0), language)), không phải bằng \(Self.delimiter(named, language))"
        )
      }
      let separator = detail(0) == " " ? say("blanks", "khoảng trắng") : "\"\(detail(0))\""
      return say(
        "the columns are separated by \(separator), not as the columns of a CSV file",
        "các cột cách nhau bằng \(separator), không phải dấu phân cách của CSV")
    case .otherDelimiterOfRows:
      return say(
        "the columns are separated by \(Self.delimiter(detail(0), language)) in the header, but by \(Self.delimiter(detail(1), language)) in the rows",
        "dòng tiêu đề phân cách bằng \(Self.delimiter(detail(0), language)), còn các dòng dữ liệu phân cách bằng \(Self.delimiter(detail(1), language))"
      )
    case .otherDelimiterOfRow:
      return say(
        "this row is separated by \(Self.delimiter(detail(1), language)), the header by \(Self.delimiter(detail(0), language))",
        "dòng này phân cách bằng \(Self.delimiter(detail(1), language)), còn dòng tiêu đề bằng \(Self.delimiter(detail(0), language))"
      )
    case .strayRow:
      switch StrayRow(rawValue: detail(0)) ?? .header {
      case .header: return say("the header stands here once more", "dòng tiêu đề lặp lại ở đây")
      case .numbers:
        return say(
          "a row of column numbers, not of data", "dòng đánh số cột, không phải dữ liệu")
      case .units: return say("a row of units, not of data", "dòng ghi đơn vị, không phải dữ liệu")
      }
    case .legacyText:
      return say(
        "the text \(encodingPredicate(.english))", "nội dung \(encodingPredicate(.vietnamese))")
    case .quotedRow:
      return say(
        "the whole row stands within one pair of quotes, so that it is a single field",
        "cả dòng nằm trong một cặp ngoặc kép nên chỉ là một ô")
    case .wrongUnit:
      return say(
        "the header \(quoted) has the unit \"\(detail(0))\", but the column is read in \(unit(language))",
        "tiêu đề \(quoted) ghi đơn vị \"\(detail(0))\", nhưng cột này được đọc theo \(unit(language))"
      )
    case .otherUnit:
      return say(
        "the header \(quoted) has \"\(detail(0))\" in brackets; its numbers are read in \(unit(language))",
        "tiêu đề \(quoted) ghi \"\(detail(0))\" trong ngoặc; các số được đọc theo \(unit(language))"
      )
    case .failedFormula:
      return say(
        "\(quoted) is the error of a formula in the spreadsheet, not a value",
        "\(quoted) là lỗi công thức của bảng tính, không phải giá trị")
    case .hiddenValue:
      return say(
        "\(quoted) stands for a value that the spreadsheet had no room to show",
        "\(quoted) là giá trị bị che vì cột trong bảng tính quá hẹp")
    case .severalProducts:
      return say(
        "several products in one link: \(quoted)", "một liên kết ghi nhiều sản phẩm: \(quoted)")
    case .organizationLeftOut:
      return say(
        "the row of organization \(quoted) was left out", "dòng của tổ chức \(quoted) đã bị bỏ qua")
    case .yearWithoutCentury:
      return text.count { $0.isNumber } == 2
        ? say("a year of two digits: \(quoted)", "năm chỉ có hai chữ số: \(quoted)")
        : say("a year that lacks digits: \(quoted)", "năm ghi thiếu chữ số: \(quoted)")
    case .dateForYear:
      return say("a date in place of a year: \(quoted)", "ghi ngày thay cho năm: \(quoted)")
    case .quoteAfterBlank:
      return say(
        "a quote after a blank, so that it would be part of the text",
        "dấu ngoặc kép đứng sau khoảng trắng nên sẽ bị coi là nội dung")
    case .missingValue: return say("missing value", "thiếu giá trị")
    case .unknownKind:
      return say("unknown kind \(quoted)", "không nhận ra loại hình \(quoted)")
    case .unknownRole:
      return say("unknown kind among the roles \(quoted)", "không nhận ra vai trò \(quoted)")
    case .unknownRating:
      return say("unknown rating \(quoted)", "không nhận ra xếp loại \(quoted)")
    case .unknownAnswer:
      return say("neither yes nor no: \(quoted)", "không phải \"có\" hay \"không\": \(quoted)")
    case .duplicateID:
      return say(
        "duplicate id \(quoted), first used in line \(detail(0))",
        "trùng mã \(quoted), đã dùng ở dòng \(detail(0))")
    case .duplicateTaxCode:
      return say(
        "duplicate tax code \(quoted), first used in line \(detail(0))",
        "trùng mã số thuế \(quoted), đã dùng ở dòng \(detail(0))")
    case .unknownOrganization:
      return say("unknown organization \(quoted)", "không có tổ chức nào mang mã \(quoted)")
    case .notANumber: return say("not a number: \(quoted)", "không phải là số: \(quoted)")
    case .negativeNumber: return say("negative number: \(quoted)", "số âm: \(quoted)")
    case .ambiguousNumber:
      return say(
        "\(quoted) could be read as \(detail(0)) or as \(detail(1))",
        "\(quoted) có thể hiểu là \(Self.vietnamese(detail(0))) hoặc \(Self.vietnamese(detail(1)))")
    case .splitNumber:
      return say(
        "\(quoted) without quotes is two fields, \(detail(0)) and \(detail(1)); it looks like one number, \(detail(2))",
        "\(quoted) không có ngoặc kép nên thành hai ô, \(detail(0)) và \(detail(1)); có vẻ là một số, \(detail(2))"
      )
    case .notAWholeNumber:
      return say("not a whole number: \(quoted)", "không phải là số nguyên: \(quoted)")
    case .numberTooLarge: return say("number too large: \(quoted)", "số quá lớn: \(quoted)")
    case .notAYear:
      return say(
        "not a year of four digits: \(quoted)", "không phải là năm gồm bốn chữ số: \(quoted)")
    case .yearsReversed:
      return say(
        "ends in \(quoted), before it begins in \(detail(0))",
        "kết thúc năm \(quoted), trước khi bắt đầu năm \(detail(0))")
    case .unknownMeasure:
      return say("unknown measure \(quoted)", "không nhận ra chỉ tiêu \(quoted)")
    case .unknownComparison:
      return say("unknown comparison \(quoted)", "không nhận ra cách so sánh \(quoted)")
    case .unknownDistrict:
      return say(
        "no organization of the set is in the district \"\(Self.singleLine(detail(0)))\"",
        "không có tổ chức nào thuộc địa bàn \"\(Self.singleLine(detail(0)))\"")
    case .unknownProduct:
      return say(
        "the set has no product \"\(Self.singleLine(detail(0)))\"",
        "bộ dữ liệu không có sản phẩm \"\(Self.singleLine(detail(0)))\"")
    case .missingTarget:
      return say(
        "\"\(detail(0))\" without a target", "ghi \"\(detail(1))\" nhưng thiếu mục tiêu")
    case .needlessTarget:
      return say(
        "\"\(detail(0))\" takes no target, but \(quoted) stands beside it",
        "\"\(detail(1))\" không có mục tiêu, nhưng lại ghi \(quoted)")
    case .missingUpper:
      return say(
        "\"between\" without an upper bound", "ghi \"từ … đến\" nhưng thiếu mức trên")
    case .needlessUpper:
      return say(
        "\"\(detail(0))\" takes no upper bound, but \(quoted) stands beside it",
        "\"\(detail(1))\" không có mức trên, nhưng lại ghi \(quoted)")
    case .boundsReversed:
      return say(
        "the upper bound \(quoted) is below the target \"\(Self.singleLine(detail(0)))\"",
        "mức trên \(quoted) nhỏ hơn mục tiêu \"\(Self.singleLine(detail(0)))\"")
    case .mixedBounds:
      return say(
        "one end of the range is a share and the other a number: \(quoted)",
        "một đầu của khoảng là tỷ lệ, đầu kia là số: \(quoted)")
    case .shareTooLarge where details.isEmpty:
      return say("a share above 100%: \(quoted)", "tỷ lệ vượt 100%: \(quoted)")
    case .shareTooLarge:
      return say(
        "nothing can be more than \(quoted)", "không thể có tỷ lệ lớn hơn \(quoted)")
    case .shareOfNothing:
      return say(
        "\"\(detail(0))\" has no share, for it is no part of a whole: \(quoted)",
        "\"\(detail(1))\" không có tỷ lệ vì không phải là một phần của số nào: \(quoted)")
    case .factOnly:
      return say(
        "\"\(detail(0))\" can be stated, but is no target: \(quoted)",
        "\"\(detail(1))\" chỉ được ghi làm số liệu, không phải chỉ tiêu: \(quoted)")
    case .repeatedFact:
      return say(
        "line \(detail(0)) already states \(quoted) for the same year and organizations",
        "dòng \(detail(0)) đã ghi số liệu \(quoted) cho cùng năm và cùng tổ chức")
    case .tooManyFields:
      return say(
        "more fields than the header has columns: \(quoted)",
        "dòng có nhiều ô hơn số cột của tiêu đề: \(quoted)")
    case .unclosedQuote:
      return say(
        "a quote opens here and never closes, so that the rest of the file cannot be read",
        "dấu ngoặc kép mở ở đây nhưng không đóng, nên không đọc được phần còn lại của tệp")
    case .textAfterQuote:
      return say(
        "text after the closing quote", "có chữ sau dấu ngoặc kép đóng")
    case .nulByte: return say("a NUL byte", "có byte NUL")
    case .notUTF8: return say("bytes that are not UTF-8", "có byte không phải UTF-8")
    case .unknownColumn:
      return say("unknown column \(quoted), ignored", "không nhận ra cột \(quoted), đã bỏ qua")
    case .unusedColumn:
      return say(
        "column \(quoted) is not read in a list of this kind, ignored",
        "cột \(quoted) không dùng trong danh sách loại này, đã bỏ qua")
    case .unsuitableLink, .passedOverLink: return say(detail(0), detail(1))
    case .unknownRelation:
      return say(
        "unknown relation \(quoted), counted as supply",
        "không nhận ra quan hệ \(quoted), tính là cung ứng")
    case .unnamedColumn:
      return say(
        "a value in a column without a header, ignored",
        "có giá trị ở cột không có tiêu đề, đã bỏ qua")
    case .quotedRows:
      return say(
        "a quoted field with a line break and separators in it: if a quote is missing, it has swallowed rows",
        "ô trong ngoặc kép có xuống dòng và dấu phân cách: nếu thiếu một dấu ngoặc thì ô này đã nuốt mất dòng khác"
      )
    case .threeDecimals:
      return say(
        "all numbers with the mark that stands in \(quoted) have exactly three digits after it; the mark may part thousands",
        "mọi số có dấu như trong \(quoted) đều có đúng ba chữ số sau dấu; dấu này có thể phân cách hàng nghìn"
      )
    case .unlikelyYear:
      return say(
        "a year before 1900 or after 2100: \(quoted)", "năm trước 1900 hoặc sau 2100: \(quoted)")
    case .exponent:
      return say(
        "a number with an exponent, \(quoted): a narrow column may have cost it digits",
        "số viết dạng mũ, \(quoted): cột hẹp có thể đã làm mất chữ số")
    case .legacyWords:
      return say(
        "\(quoted) \(encodingPredicate(.english))", "\(quoted) \(encodingPredicate(.vietnamese))")
    case .oddIdentifier:
      return say(
        "the id \(quoted) has a mark at an end or a letter of another script, which most ids do not",
        "mã \(quoted) có dấu ở đầu hoặc cuối, hoặc có chữ thuộc bộ chữ khác, không như hầu hết các mã"
      )
    case .similarIdentifier:
      return say(
        "the id \(quoted) looks like \"\(detail(0))\", but is another organization\(unseen(.english))",
        "mã \(quoted) trông giống \"\(detail(0))\" nhưng là một tổ chức khác\(unseen(.vietnamese))")
    case .oddTaxCode:
      return say(
        "the tax code \(quoted) does not have 10, 12 or 13 digits",
        "mã số thuế \(quoted) không có 10, 12 hay 13 chữ số")
    case .similarTaxCode:
      return say(
        "the tax code \(quoted) is that of \"\(detail(0))\", written in another way",
        "mã số thuế \(quoted) trùng với mã của \"\(detail(0))\" nhưng ghi khác cách")
    case .sumRow:
      return say(
        "\(quoted) is a word for a sum; the row counts as an organization",
        "\(quoted) là dòng cộng nhưng đang được tính như một tổ chức")
    case .markedText:
      return say(
        "\(quoted) keeps an apostrophe or quotes as part of the text",
        "\(quoted) còn dấu nháy hoặc ngoặc trong nội dung")
    case .formulaText:
      return say(
        "\(quoted) is the text of a formula, not its value",
        "\(quoted) là công thức, không phải giá trị")
    case .oddDistrict:
      return say(
        "district \(quoted) looks like a placeholder for a blank, but counts as a district",
        "địa bàn \(quoted) có vẻ chỉ là ký hiệu để trống nhưng được tính là một địa bàn")
    case .similarDistrict:
      return say(
        "district \(quoted) is almost \"\(suggestion ?? "")\", but counts as another district",
        "địa bàn \(quoted) gần giống \"\(suggestion ?? "")\" nhưng được tính là địa bàn khác")
    case .noProduct:
      return say(
        "no organization and no link names a product, so that every figure is 0",
        "không tổ chức hay liên kết nào ghi sản phẩm nên mọi số liệu đều bằng 0")
    case .similarProduct:
      return say(
        "product \(quoted) is almost \"\(suggestion ?? "")\", but counts as another product",
        "sản phẩm \(quoted) gần giống \"\(suggestion ?? "")\" nhưng được tính là sản phẩm khác")
    case .oddProduct: return oddProduct(quoted, language)
    case .productNotCarried:
      let quoted = "\"\(Self.singleLine(Vocabulary.product(text, in: language)))\""
      return say(
        "no link carries product \(quoted), which \(counted(0, "organization declares", "organizations declare")): no chain for it can exist",
        "không liên kết nào ghi sản phẩm \(quoted) mà \(number(0, language)) tổ chức kê khai: không thể có chuỗi cho sản phẩm này"
      )
    case .productNotProduced:
      let quoted = "\"\(Self.singleLine(Vocabulary.product(text, in: language)))\""
      return say(
        "no producer handles product \(quoted), which \(counted(0, "link carries", "links carry")): nobody counts for it",
        "không tổ chức sản xuất nào có sản phẩm \(quoted) mà \(number(0, language)) liên kết ghi: không tổ chức nào được tính cho sản phẩm này"
      )
    case .productNotDeclared:
      let product = Vocabulary.product(detail(0), in: language)
      return say(
        "\(quoted) sells a product that it does not declare (\(product)); both count",
        "\(quoted) bán sản phẩm không kê khai trong cột sản phẩm (\(product)); cả hai đều được tính"
      )
    case .membershipReversed:
      return say(
        "a membership link runs from union \(quoted) to its member, so that the member's goods do not reach the union",
        "liên kết thành viên đi từ liên hiệp \(quoted) đến thành viên nên hàng của thành viên không tới được liên hiệp"
      )
    case .membershipOfNoUnion:
      return say(
        "a membership link leads to \(quoted), which is \(kind(1, .english)) and has no members; it counts as under contract",
        "liên kết thành viên đi tới \(quoted), là \(kind(1, .vietnamese)), không có thành viên; liên kết này được tính là có hợp đồng"
      )
    case .linkReversed:
      return say(
        "a link runs from \(quoted), \(kind(0, .english)), to \(kind(1, .english)); goods run from source to target",
        "liên kết đi từ \(quoted) (\(kind(0, .vietnamese))) đến \(kind(1, .vietnamese)); hàng hóa đi từ bên bán đến bên mua"
      )
    case .exportToDomestic:
      return say(
        "an export link leads to \(quoted), \(kind(1, .english)); its source counts as exporting directly",
        "liên kết xuất khẩu đi tới \(quoted) (\(kind(1, .vietnamese))); bên bán được tính là xuất khẩu trực tiếp"
      )
    case .repeatedLink:
      return say(
        "a link of \(quoted) stands in two rows with the same values, and counts twice",
        "một liên kết của \(quoted) được ghi hai dòng giống hệt nhau và bị tính hai lần")
    case .roleOfProducer:
      return say(
        "\(quoted) has the role of a producer, which has no effect: only the kind makes a producer",
        "\(quoted) có vai trò của bên sản xuất nhưng không có tác dụng: chỉ loại hình mới quyết định bên sản xuất"
      )
    case .noLink:
      return say(
        "the set has no link: nobody takes part in a chain",
        "bộ dữ liệu không có liên kết nào: không tổ chức nào tham gia chuỗi")
    case .exporterWithoutExport:
      return say(
        "exporter \(quoted) has no export link; it counts as exporting directly all the same",
        "doanh nghiệp xuất khẩu \(quoted) không có liên kết xuất khẩu; vẫn được tính là xuất khẩu trực tiếp"
      )
    case .endedLinks:
      return say(
        "a link whose last year is \(detail(0)), before the latest year in the data (\(detail(1))); without --year it counts",
        "liên kết kết thúc năm \(detail(0)), trước năm muộn nhất trong dữ liệu (\(detail(1))); nếu không có --year thì vẫn được tính"
      )
    case .sameName:
      return say(
        "\(quoted) has the same name, kind and district as \"\(detail(0))\"",
        "\(quoted) trùng tên, loại hình và địa bàn với \"\(detail(0))\"")
    case .unionMembers:
      return say(
        "union \(quoted) has \(number(0, language)) members; a union's members are its cooperatives, not people",
        "liên hiệp \(quoted) có \(number(0, language)) thành viên; thành viên của liên hiệp là hợp tác xã, không phải người"
      )
    case .selfLoop:
      return say("\(quoted) is linked to itself", "\(quoted) có liên kết với chính mình")
    }
  }

  /// Whether the problem stands below the first line.
  var isWithinBody: Bool { location.line ?? 1 > 1 }

  private func encodingPredicate(_ language: Language) -> String {
    if case .legacyText(let encoding, _) = remedy { encoding.predicate(language) } else { "" }
  }

  private func counted(_ index: Int, _ one: String, _ many: String) -> String {
    "\(number(index, .english)) \(detail(index) == "1" ? one : many)"
  }

  private func number(_ index: Int, _ language: Language) -> String {
    Self.grouped(detail(index), language)
  }

  /// The digits of a whole number in groups of three.
  private static func grouped(_ number: String, _ language: Language) -> String {
    var digits = Array(number)
    for position in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(language == .vietnamese ? "." : ",", at: position)
    }
    return String(digits)
  }

  /// The unit in which a column's numbers are read.
  func unit(_ language: Language) -> String {
    (NumberUnit(column: detail(1)) ?? .tonnesAYear).name(language)
  }

  private static func delimiter(_ text: String, _ language: Language) -> String {
    switch (text, language) {
    case (",", .english): "commas"
    case (",", .vietnamese): "dấu phẩy"
    case (";", .english): "semicolons"
    case (";", .vietnamese): "dấu chấm phẩy"
    case ("|", .english): "\"|\""
    case ("|", .vietnamese): "dấu |"
    case (_, .english): "tabs"
    case (_, .vietnamese): "dấu tab"
    }
  }

  private func oddProduct(_ quoted: String, _ language: Language) -> String {
    let (english, vietnamese) =
      switch OddProduct(rawValue: detail(0)) ?? .placeholder {
      case .placeholder:
        ("looks like a placeholder for a blank", "có vẻ chỉ là ký hiệu để trống")
      case .every:
        (
          "seems to mean every product, but counts as a product of its own",
          "có vẻ chỉ mọi sản phẩm, nhưng được tính là một sản phẩm riêng"
        )
      case .ditto:
        (
          "seems to repeat the row above, but counts as a product of its own",
          "có vẻ nhắc lại dòng trên, nhưng được tính là một sản phẩm riêng"
        )
      case .total:
        (
          "seems to stand in a row of totals, but counts as a product",
          "có vẻ thuộc dòng tổng cộng, nhưng được tính là một sản phẩm"
        )
      case .several:
        (
          "looks like several products (\(detail(1))), but counts as one of its own",
          "có vẻ là nhiều sản phẩm (\(detail(1))), nhưng được tính là một sản phẩm riêng"
        )
      case .variety:
        (
          "has \"\(detail(1))\" in its name, but counts as a product of its own",
          "có từ \"\(detail(1))\" trong tên, nhưng được tính là một sản phẩm riêng"
        )
      case .quoted:
        (
          "keeps an apostrophe or quotes as part of its name",
          "còn dấu nháy hoặc ngoặc trong tên"
        )
      case .comma: ("holds a comma", "có dấu phẩy")
      case .lineBreak: ("holds a line break", "có xuống dòng")
      case .lostLetter: ("has lost a letter", "bị mất chữ")
      case .formula: ("is the text of a formula, not its value", "là công thức, không phải giá trị")
      case .number: ("is only a number", "chỉ là con số")
      case .reserved:
        ("has the name of the row for all products", "trùng tên dòng tính chung các sản phẩm")
      case .otherColumn:
        ("is a word of another column", "là từ của cột khác")
      case .legacy:
        (encodingPredicate(.english), encodingPredicate(.vietnamese))
      }
    return language == .vietnamese
      ? "sản phẩm \(quoted) \(vietnamese)" : "product \(quoted) \(english)"
  }

  private static func vietnamese(_ number: String) -> String {
    String(number.map { $0 == "." ? "," : $0 })
  }

  private static func singleLine(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar.controlPicture ?? scalar)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is one of the letters of Vietnamese beyond ASCII, composed or not.
  fileprivate var isVietnameseLetter: Bool {
    switch value {
    case 0xC0...0x1B4, 0x300...0x323, 0x1EA0...0x1EF9: true
    default: false
    }
  }
}
