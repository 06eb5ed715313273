import Foundation
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
      .productNotCarried, .productNotProduced, .similarDistrict, .markedText, .legacyWords,
    ].contains(sort)
    return wording(language) + (header.isEmpty || !namesHeader ? "" : " (\(header))")
      + times(language)
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

  private func detail(_ index: Int) -> String { index < details.count ? details[index] : "" }

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
        "the columns are separated by \(separator), which does not separate columns of CSV",
        "các cột cách nhau bằng \(separator), không phải dấu phân cách của CSV")
    case .otherDelimiterOfRows:
      return say(
        "the columns are separated by \(Self.delimiter(detail(0), language)) in the header, but by \(Self.delimiter(detail(1), language)) in the rows",
        "dòng tiêu đề phân cách bằng \(Self.delimiter(detail(0), language)), còn các dòng dữ liệu phân cách bằng \(Self.delimiter(detail(1), language))"
      )
    case .legacyText:
      return say(
        "the text is in \(encodingName(language)), not in Unicode",
        "chữ được gõ bằng bảng mã \(encodingName(language)), không phải Unicode")
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
      return say("a year of two digits: \(quoted)", "năm chỉ có hai chữ số: \(quoted)")
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
    case .notAWholeNumber:
      return say("not a whole number: \(quoted)", "không phải là số nguyên: \(quoted)")
    case .numberTooLarge: return say("number too large: \(quoted)", "số quá lớn: \(quoted)")
    case .notAYear:
      return say(
        "not a year from 1 to 9999: \(quoted)", "không phải là năm từ 1 đến 9999: \(quoted)")
    case .yearsReversed:
      return say(
        "ends in \(quoted), before it begins in \(detail(0))",
        "kết thúc năm \(quoted), trước khi bắt đầu năm \(detail(0))")
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
        "every number of this column has exactly three decimals, such as \(quoted)",
        "mọi số ở cột này đều có đúng ba chữ số sau dấu, ví dụ \(quoted)")
    case .exponent:
      return say(
        "a number with an exponent, \(quoted): a narrow column may have cost it digits",
        "số viết dạng mũ, \(quoted): cột hẹp có thể đã làm mất chữ số")
    case .legacyWords:
      return say(
        "\(quoted) is in \(encodingName(language)), not in Unicode",
        "\(quoted) gõ bằng bảng mã \(encodingName(language)), không phải Unicode")
    case .markedText:
      return say(
        "\(quoted) keeps an apostrophe or quotes as part of the text",
        "\(quoted) còn dấu nháy hoặc ngoặc trong nội dung")
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
      return say(
        "no link carries product \(quoted), which \(counted(0, "organization declares", "organizations declare")): no chain for it can exist",
        "không liên kết nào ghi sản phẩm \(quoted) mà \(number(0, language)) tổ chức khai: không thể có chuỗi cho sản phẩm này"
      )
    case .productNotProduced:
      return say(
        "no producer handles product \(quoted), which \(counted(0, "link carries", "links carry")): nobody counts for it",
        "không tổ chức sản xuất nào có sản phẩm \(quoted) mà \(number(0, language)) liên kết ghi: không tổ chức nào được tính cho sản phẩm này"
      )
    case .productNotDeclared:
      return say(
        "\(quoted) sells a product that it does not declare (\(detail(0))); both count",
        "\(quoted) bán sản phẩm không khai trong cột sản phẩm (\(detail(0))); cả hai đều được tính")
    case .membershipReversed:
      return say(
        "a membership link runs from union \(quoted) to its member, so that the member's goods do not reach the union",
        "liên kết thành viên đi từ liên hiệp \(quoted) đến thành viên nên hàng của thành viên không tới được liên hiệp"
      )
    case .exporterWithoutExport:
      return say(
        "exporter \(quoted) has no export link; it counts as exporting directly all the same",
        "doanh nghiệp xuất khẩu \(quoted) không có liên kết xuất khẩu; vẫn được tính là xuất khẩu trực tiếp"
      )
    case .endedLinks:
      return say(
        "a link that ended in \(detail(0)), before the latest year of the set (\(detail(1))); without --year it counts",
        "liên kết đã hết hạn năm \(detail(0)), trước năm gần nhất của bộ dữ liệu (\(detail(1))); nếu không có --year thì vẫn được tính"
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
  private var isWithinBody: Bool { location.line ?? 1 > 1 }

  private func encodingName(_ language: Language) -> String {
    if case .legacyText(let encoding, _) = remedy { encoding.name(language) } else { "" }
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
  private func unit(_ language: Language) -> String {
    switch (detail(1), language) {
    case ("value", .english): "million đồng a year"
    case ("value", .vietnamese): "triệu đồng/năm"
    case ("members", .english): "persons"
    case ("members", .vietnamese): "số người"
    case (_, .english): "tonnes a year"
    case (_, .vietnamese): "tấn/năm"
    }
  }

  private static func delimiter(_ text: String, _ language: Language) -> String {
    switch (text, language) {
    case (",", .english): "commas"
    case (",", .vietnamese): "dấu phẩy"
    case (";", .english): "semicolons"
    case (";", .vietnamese): "dấu chấm phẩy"
    case (_, .english): "tabs"
    case (_, .vietnamese): "dấu tab"
    }
  }

  private func oddProduct(_ quoted: String, _ language: Language) -> String {
    let (english, vietnamese) =
      switch OddProduct(rawValue: detail(0)) ?? .placeholder {
      case .placeholder:
        ("looks like a placeholder for a blank", "có vẻ chỉ là ký hiệu để trống")
      case .comma: ("holds a comma", "có dấu phẩy")
      case .lineBreak: ("holds a line break", "có xuống dòng")
      case .lostLetter: ("has lost a letter", "bị mất chữ")
      case .formula: ("begins like a formula", "mở đầu như công thức")
      case .number: ("is only a number", "chỉ là con số")
      case .reserved:
        ("has the name of the row for all products", "trùng tên dòng tính chung các sản phẩm")
      case .legacy:
        (
          "is in \(encodingName(.english)), not in Unicode",
          "gõ bằng bảng mã \(encodingName(.vietnamese)), không phải Unicode"
        )
      }
    return language == .vietnamese
      ? "sản phẩm \(quoted) \(vietnamese)" : "product \(quoted) \(english)"
  }

  /// Says what to do about it, or returns `nil` where the sentence says it all.
  public func advice(_ language: Language) -> String? {
    func say(_ english: String, _ vietnamese: String) -> String {
      language == .vietnamese ? vietnamese : english
    }
    if let remedy, let advice = advice(remedy, language) { return advice }
    switch sort {
    case .missingColumn:
      return say(
        "Add a column headed \"\(detail(0))\" or \"\(detail(1))\"; the first line must name the columns.",
        "Thêm cột có tiêu đề \"\(detail(1))\" hoặc \"\(detail(0))\"; dòng đầu phải ghi tên các cột."
      )
    case .repeatedColumn:
      return say("Keep one of the two.", "Chỉ giữ lại một trong hai cột.")
    case .loneCarriageReturn:
      return isWithinBody
        ? say(
          "Remove it, or end the line there as the others end; saving the sheet again does that.",
          "Hãy xóa ký tự này, hoặc xuống dòng tại đó như các dòng khác; lưu lại trang tính là được."
        )
        : say(
          "In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\", not \"CSV (Macintosh)\".",
          "Trong Excel: Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\", không chọn \"CSV (Macintosh)\"."
        )
    case .missingValue:
      return say(
        "Fill it in, or delete the row.", "Hãy điền vào, hoặc xóa dòng này.")
    case .unknownKind:
      return say(
        "Use one of: \(Self.list(Vocabulary.kinds, language)).",
        "Dùng một trong các từ: \(Self.list(Vocabulary.kinds, language)).")
    case .unknownRole:
      return say(
        "Use some of: \(Self.list(Vocabulary.kinds, language)), with | between them, or leave it blank.",
        "Dùng một hay nhiều từ trong số: \(Self.list(Vocabulary.kinds, language)), cách nhau bằng |, hoặc để trống."
      )
    case .unknownRating:
      return say(
        "Use one of: \(Self.list(Vocabulary.ratings, language)), or leave it blank.",
        "Dùng một trong các từ: \(Self.list(Vocabulary.ratings, language)), hoặc để trống.")
    case .unknownAnswer:
      return say(
        "Write yes or no, or leave it blank.", "Ghi \"có\" hoặc \"không\", hoặc để trống.")
    case .duplicateID:
      return say(
        "Give each organization an id of its own.", "Mỗi tổ chức cần một mã riêng.")
    case .duplicateTaxCode:
      return say(
        "Correct one of the two, or leave it blank.", "Hãy sửa một trong hai, hoặc để trống.")
    case .unknownOrganization:
      return say(
        "Add it to the organizations, or correct the id.",
        "Thêm tổ chức này vào tệp tổ chức, hoặc sửa lại mã.")
    case .notANumber:
      return say(
        "Write digits only, or leave it blank.", "Chỉ ghi chữ số, hoặc để trống.")
    case .notAWholeNumber:
      return say(
        "Write a whole number, or leave it blank.", "Hãy ghi số nguyên, hoặc để trống.")
    case .negativeNumber:
      return say("Write 0 or more, or leave it blank.", "Hãy ghi số từ 0 trở lên, hoặc để trống.")
    case .numberTooLarge:
      return say(
        "Check the unit: tonnes a year, million đồng a year, or persons.",
        "Kiểm tra lại đơn vị: tấn/năm, triệu đồng/năm hoặc người.")
    case .ambiguousNumber: return ambiguousNumberAdvice(language)
    case .notAYear:
      return say(
        "Write a year of four digits, or leave it blank.",
        "Hãy ghi năm gồm bốn chữ số, hoặc để trống.")
    case .yearWithoutCentury:
      return say("Write all four digits, such as 2024.", "Hãy ghi đủ bốn chữ số, ví dụ 2024.")
    case .dateForYear: return say("Write the year alone.", "Chỉ ghi năm.")
    case .yearsReversed: return say("Correct the years.", "Sửa lại năm.")
    case .otherFormat: return otherFormatAdvice(language)
    case .emptyFile:
      return say(
        "Save the sheet again as \"CSV UTF-8 (Comma delimited)\".",
        "Hãy lưu lại trang tính thành kiểu \"CSV UTF-8 (Comma delimited)\".")
    case .titleAboveHeader:
      return say(
        "Delete the lines above it, so that the first line names the columns.",
        "Hãy xóa các dòng phía trên để dòng đầu tiên ghi tên các cột.")
    case .otherSeparator:
      if details.count > 1 {
        return say(
          "Leave out --delimiter, and the line \"sep=\" at the top of the file.",
          "Hãy bỏ --delimiter, và bỏ dòng \"sep=\" ở đầu tệp.")
      }
      return say(
        "Save it with commas, semicolons or tabs between the columns.",
        "Hãy lưu lại với dấu phẩy, dấu chấm phẩy hoặc tab giữa các cột.")
    case .otherDelimiterOfRows:
      return say(
        "Use one separator throughout; an Excel that writes semicolons does not change a header pasted as text.",
        "Hãy dùng một dấu phân cách cho cả tệp, kể cả dòng tiêu đề.")
    case .legacyText, .legacyWords: return nil
    case .quotedRow:
      return say(
        "Remove the quotes around the row. In Excel: select the column, Data, Text to Columns, Delimited.",
        "Hãy bỏ ngoặc kép quanh dòng. Trong Excel: chọn cột, Dữ liệu, Văn bản thành cột, Phân cách."
      )
    case .wrongUnit:
      return say(
        "Convert the numbers to \(unit(.english)) and change the header.",
        "Hãy đổi các số sang \(unit(.vietnamese)) và sửa lại tiêu đề.")
    case .otherUnit:
      return say(
        "If they are not, convert them and change the header.",
        "Nếu không đúng, hãy đổi các số và sửa lại tiêu đề.")
    case .failedFormula:
      return say(
        "Repair the formula, or write the value, then save the sheet again.",
        "Hãy sửa công thức hoặc ghi giá trị, rồi lưu lại trang tính.")
    case .hiddenValue:
      return say(
        "Widen the column in the spreadsheet, then save the sheet again.",
        "Hãy nới rộng cột trong bảng tính, rồi lưu lại.")
    case .severalProducts:
      return say(
        "Write one row for each product.", "Hãy ghi mỗi sản phẩm một dòng.")
    case .organizationLeftOut: return nil
    case .quoteAfterBlank:
      return say("Remove the blank before the quote.", "Hãy bỏ khoảng trắng trước dấu ngoặc kép.")
    case .tooManyFields:
      return say(
        "Put quotes around a field that contains the separator.",
        "Đặt ngoặc kép quanh ô có chứa dấu phân cách.")
    case .unclosedQuote:
      return say(
        "Close it, or double a quote that belongs to the text.",
        "Hãy đóng ngoặc, hoặc viết đôi dấu ngoặc kép thuộc về nội dung.")
    case .textAfterQuote:
      return say(
        "Double a quote that belongs to the text.",
        "Viết đôi dấu ngoặc kép thuộc về nội dung.")
    case .nulByte:
      return say(
        "The file may be damaged, or no text file; save it again as CSV UTF-8.",
        "Tệp có thể bị hỏng hoặc không phải tệp văn bản; hãy lưu lại dạng CSV UTF-8.")
    case .notUTF8:
      return say(
        "In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\".",
        "Trong Excel: Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\".")
    case .unnamedColumn:
      return say(
        "Name the column in the header, or empty it.", "Hãy đặt tiêu đề cho cột, hoặc xóa giá trị.")
    case .quotedRows:
      return say(
        "Look whether the quote is closed where it should be.",
        "Hãy xem dấu ngoặc kép có đóng đúng chỗ không.")
    case .threeDecimals:
      return say(
        "If the mark parts thousands, add --decimal \(otherMark); if it is the decimal mark, add --decimal \(ownMark).",
        "Nếu dấu đó phân cách hàng nghìn, thêm --decimal \(otherMark); nếu là dấu thập phân, thêm --decimal \(ownMark)."
      )
    case .exponent:
      return say(
        "Widen the column, or format it as a number, and save the sheet again.",
        "Hãy nới rộng cột hoặc định dạng kiểu số, rồi lưu lại trang tính.")
    case .noProduct:
      return say(
        "Add a column \"products\" to the organizations, or \"product\" to the links.",
        "Hãy thêm cột \"sản phẩm\" vào tệp tổ chức hoặc tệp liên kết.")
    case .markedText: return nil
    case .similarProduct, .similarDistrict:
      return say(
        "Write both alike, if they are the same.", "Nếu là một sản phẩm, hãy ghi giống nhau.")
    case .oddProduct: return oddProductAdvice(language)
    case .productNotCarried:
      return say(
        "Compare the words of both files: the same product must be written alike.",
        "Hãy so lại cách ghi ở hai tệp: cùng một sản phẩm phải ghi giống nhau.")
    case .productNotProduced:
      return say(
        "Compare the words of both files, or name the kinds that produce it with --producers.",
        "Hãy so lại cách ghi ở hai tệp, hoặc nêu loại hình sản xuất bằng --producers.")
    case .membershipReversed:
      return say(
        "Exchange source and target.", "Hãy đổi chỗ bên bán và bên mua.")
    case .sameName:
      return say(
        "If they are one, keep one row and one id.",
        "Nếu là một tổ chức, chỉ giữ một dòng và một mã.")
    case .unionMembers:
      return say("Write how many cooperatives it has.", "Hãy ghi số hợp tác xã thành viên.")
    case .unknownColumn, .unknownRelation, .selfLoop, .productNotDeclared, .exporterWithoutExport,
      .endedLinks:
      return nil
    }
  }

  private var ownMark: String { text.dropLast(3).last == "," ? "comma" : "point" }
  private var otherMark: String { ownMark == "comma" ? "point" : "comma" }

  /// Asks for the greater reading in words, which nobody can misread.
  private func ambiguousNumberAdvice(_ language: Language) -> String {
    let isPointGrouping = text.contains(".")
    let grouped = isPointGrouping ? "comma" : "point"
    let decimal = isPointGrouping ? "point" : "comma"
    let words = Self.inWords(detail(0), language) ?? detail(0)
    return language == .vietnamese
      ? "\(text) là \(words)? Thêm --decimal \(grouped). Nếu không, thêm --decimal \(decimal)."
      : "Is \(text) \(words)? Add --decimal \(grouped). If not, add --decimal \(decimal)."
  }

  private static func inWords(_ number: String, _ language: Language) -> String? {
    guard let value = Double(number) else { return nil }
    let formatter = NumberFormatter()
    formatter.numberStyle = .spellOut
    formatter.locale = Locale(identifier: language == .vietnamese ? "vi_VN" : "en_US")
    return formatter.string(from: NSNumber(value: value))
  }

  private func otherFormatAdvice(_ language: Language) -> String {
    let isVietnamese = language == .vietnamese
    switch OtherFormat.Advice(rawValue: detail(2)) ?? .saveAsCSV {
    case .unpack:
      return isVietnamese
        ? "Hãy giải nén trước, rồi dùng tệp CSV bên trong."
        : "Unpack it first, and use the CSV file in it."
    case .encode, .saveAsCSV:
      return isVietnamese
        ? "Mở bằng Excel, rồi: Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\"."
        : "Open it in Excel, then: File, Save As, type \"CSV UTF-8 (Comma delimited)\"."
    }
  }

  private func oddProductAdvice(_ language: Language) -> String? {
    let isVietnamese = language == .vietnamese
    switch OddProduct(rawValue: detail(0)) ?? .placeholder {
    case .placeholder:
      return isVietnamese
        ? "Hãy ghi sản phẩm. Nếu để trống: tổ chức không khai sản phẩm nào, còn liên kết mang mọi sản phẩm."
        : "Write the product. Left blank, an organization declares none, and a link carries every product."
    case .comma, .lineBreak:
      return isVietnamese
        ? "Nếu là nhiều sản phẩm, hãy phân cách bằng | hoặc ; ở tệp tổ chức, và ghi mỗi sản phẩm một dòng ở tệp liên kết."
        : "If these are several products, put | or ; between them among the organizations, and write a row for each among the links."
    case .lostLetter:
      return isVietnamese
        ? "Hãy lưu lại trang tính thành kiểu \"CSV UTF-8 (Comma delimited)\"."
        : "Save the sheet again as \"CSV UTF-8 (Comma delimited)\"."
    case .number, .formula:
      return isVietnamese
        ? "Hãy xem cột có đúng là cột sản phẩm không."
        : "Look whether this is the column of products."
    case .reserved:
      return isVietnamese ? "Hãy ghi tên sản phẩm khác." : "Give the product another name."
    case .legacy: return nil
    }
  }

  private func advice(_ remedy: Remedy, _ language: Language) -> String? {
    func say(_ english: String, _ vietnamese: String) -> String {
      language == .vietnamese ? vietnamese : english
    }
    switch remedy {
    case .word(let word):
      return sort == .similarProduct || sort == .similarDistrict
        ? nil : say("Did you mean \"\(word)\"?", "Có phải ý bạn là \"\(word)\"?")
    case .write(let text): return say("Write \(text).", "Hãy ghi \(text).")
    case .writeNumberAlone:
      return say(
        "Write the number alone; the column has its unit.", "Chỉ ghi số; đơn vị đã theo cột.")
    case .decimalMark(let mark):
      let option = mark == .comma ? "comma" : "point"
      return say(
        "Is the \(option) the decimal mark? Add --decimal \(option).",
        "Dấu thập phân là dấu \(mark == .comma ? "phẩy" : "chấm")? Thêm --decimal \(option).")
    case .identifier(let id, let change):
      return Self.advice(id, change)(language)
    case .legacyText(let encoding, let text):
      if encoding == .doubleUTF8 {
        return say(
          "It says \"\(text)\". Open the original file again, and save it as CSV UTF-8 once.",
          "Nội dung đúng là \"\(text)\". Hãy mở lại tệp gốc và lưu thành CSV UTF-8 một lần.")
      }
      let name = encoding.name
      let meaning = text.isEmpty ? ("", "") : ("It says \"\(text)\". ", "Nội dung là \"\(text)\". ")
      return say(
        "\(meaning.0)The text is in \(name.english): convert it to Unicode (UniKey, Ctrl+Shift+F6), then save it as CSV UTF-8.",
        "\(meaning.1)Chữ ở bảng mã \(name.vietnamese): hãy chuyển sang Unicode (UniKey, Ctrl+Shift+F6), rồi lưu thành CSV UTF-8."
      )
    }
  }

  private static func advice(_ id: String, _ change: IdentifierChange) -> LocalizedText {
    let (english, vietnamese) =
      switch change {
      case .leadingZeros:
        (
          "a spreadsheet has dropped its leading zeros; format the column as text",
          "bảng tính đã làm mất số 0 ở đầu; hãy định dạng cột kiểu văn bản"
        )
      case .zeros: ("the zeros before a number differ", "khác các số 0 đứng trước")
      case .decimals:
        (
          "a program has taken it for a number; write it without decimals",
          "chương trình đã coi mã là số; hãy ghi không có phần thập phân"
        )
      case .exponent:
        (
          "a spreadsheet has taken it for a number; format the column as text",
          "bảng tính đã coi mã là số; hãy định dạng cột kiểu văn bản"
        )
      case .punctuation:
        ("the dash, the blank or another mark differs", "khác dấu gạch, khoảng trắng hoặc dấu khác")
      case .letterCase: ("capital and small letters differ", "khác chữ hoa, chữ thường")
      case .marks: ("the marks of its letters differ", "khác dấu của chữ")
      case .name: ("this is its name; write the id", "đây là tên; hãy ghi mã")
      case .taxCode: ("this is its tax code; write the id", "đây là mã số thuế; hãy ghi mã")
      }
    return LocalizedText("Its id is \"\(id)\": \(english).", "Mã đúng là \"\(id)\": \(vietnamese).")
  }

  private static func list(_ words: [VocabularyWord], _ language: Language) -> String {
    words.map { language == .vietnamese ? $0.vietnamese.first ?? $0.english : $0.english }
      .joined(separator: ", ")
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
