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
    let where_ =
      header.isEmpty || sort == .unknownColumn || sort == .repeatedColumn
      ? "" : " (\(header))"
    return wording(language) + where_
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
      return say(
        "lines end in a carriage return without a line feed",
        "dòng kết thúc bằng ký tự CR mà không có LF")
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
        "unknown relation \(quoted), counted as supply (\(detail(0)) \(detail(0) == "1" ? "row" : "rows"))",
        "không nhận ra quan hệ \(quoted), tính là cung ứng (\(detail(0)) dòng)")
    case .selfLoop:
      let (rows, row) = location == .file ? ("links", "liên kết") : ("rows", "dòng")
      return say(
        "\(quoted) is linked to itself"
          + (detail(0) == "1" ? "" : ", the first of \(detail(0)) such \(rows)"),
        "\(quoted) có liên kết với chính mình"
          + (detail(0) == "1" ? "" : ", \(row) đầu tiên trong \(detail(0)) \(row) như vậy"))
    }
  }

  /// Says what to do about it, or returns `nil` where the sentence says it all.
  public func advice(_ language: Language) -> String? {
    func say(_ english: String, _ vietnamese: String) -> String {
      language == .vietnamese ? vietnamese : english
    }
    if let suggestion {
      return say("Did you mean \"\(suggestion)\"?", "Có phải ý bạn là \"\(suggestion)\"?")
    }
    switch sort {
    case .missingColumn:
      return say(
        "Add a column headed \"\(detail(0))\" or \"\(detail(1))\"; the first line must name the columns.",
        "Thêm cột có tiêu đề \"\(detail(1))\" hoặc \"\(detail(0))\"; dòng đầu phải ghi tên các cột."
      )
    case .repeatedColumn:
      return say("Keep one of the two.", "Chỉ giữ lại một trong hai cột.")
    case .loneCarriageReturn:
      return say(
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
    case .ambiguousNumber:
      return say(
        "Name the decimal mark: --decimal point or --decimal comma.",
        "Hãy nêu dấu thập phân: --decimal point hoặc --decimal comma.")
    case .notAYear, .yearsReversed:
      return say("Correct the years.", "Sửa lại năm.")
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
    case .unknownColumn, .unknownRelation, .selfLoop:
      return nil
    }
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
