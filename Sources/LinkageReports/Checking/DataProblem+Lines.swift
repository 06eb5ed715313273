package import LinkageFiles
package import LinkageGraph

extension DataProblem.Sort {
  /// What the sort of problem is called where problems are counted.
  package var name: LocalizedText {
    switch self {
    case .missingColumn: LocalizedText("missing column", "thiếu cột")
    case .repeatedColumn: LocalizedText("repeated column", "cột bị lặp")
    case .loneCarriageReturn:
      LocalizedText("line ends without a line feed", "cuối dòng không có LF")
    case .missingValue: LocalizedText("missing value", "thiếu giá trị")
    case .unknownKind: LocalizedText("unknown kind", "không nhận ra loại hình")
    case .unknownRole: LocalizedText("unknown role", "không nhận ra vai trò")
    case .unknownRating: LocalizedText("unknown rating", "không nhận ra xếp loại")
    case .unknownAnswer: LocalizedText("neither yes nor no", "không phải có hay không")
    case .duplicateID: LocalizedText("duplicate id", "trùng mã")
    case .duplicateTaxCode: LocalizedText("duplicate tax code", "trùng mã số thuế")
    case .unknownOrganization: LocalizedText("unknown organization", "không có tổ chức này")
    case .notANumber: LocalizedText("not a number", "không phải là số")
    case .negativeNumber: LocalizedText("negative number", "số âm")
    case .ambiguousNumber: LocalizedText("ambiguous number", "số có thể hiểu theo hai cách")
    case .notAWholeNumber: LocalizedText("not a whole number", "không phải là số nguyên")
    case .numberTooLarge: LocalizedText("number too large", "số quá lớn")
    case .notAYear: LocalizedText("not a year", "không phải là năm")
    case .yearsReversed: LocalizedText("ends before it begins", "kết thúc trước khi bắt đầu")
    case .tooManyFields: LocalizedText("too many fields", "thừa ô")
    case .unclosedQuote: LocalizedText("unclosed quote", "ngoặc kép không đóng")
    case .textAfterQuote: LocalizedText("text after a quote", "chữ sau ngoặc kép đóng")
    case .nulByte: LocalizedText("NUL byte", "byte NUL")
    case .notUTF8: LocalizedText("not UTF-8", "không phải UTF-8")
    case .unknownColumn: LocalizedText("unknown column", "không nhận ra cột")
    case .unknownRelation: LocalizedText("unknown relation", "không nhận ra quan hệ")
    case .selfLoop: LocalizedText("linked to itself", "liên kết với chính mình")
    }
  }
}

extension DataProblem {
  /// The problem with its file, line and column, its row and what to do about it, over up to three
  /// lines.
  package func lines(in language: Language) -> [String] {
    var lines = [(reference.isEmpty ? "" : "\(reference): ") + sentence(language)]
    if !excerpt.isEmpty { lines.append("  \(excerpt)") }
    if let advice = advice(language) { lines.append(advice) }
    return lines
  }
}
