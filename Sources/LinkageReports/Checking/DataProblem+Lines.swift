package import LinkageFiles
package import LinkageGraph

extension DataProblem.Sort {
  /// What the sort of problem is called where problems are counted.
  package var name: LocalizedText {
    switch self {
    case .otherFormat: LocalizedText("no CSV file", "không phải tệp CSV")
    case .emptyFile: LocalizedText("empty file", "tệp trống")
    case .missingColumn: LocalizedText("missing column", "thiếu cột")
    case .titleAboveHeader: LocalizedText("title above the header", "có dòng tiêu đề bảng ở trên")
    case .otherSeparator: LocalizedText("wrong separator", "sai dấu phân cách")
    case .otherDelimiterOfRows:
      LocalizedText("two separators", "hai dấu phân cách khác nhau")
    case .otherDelimiterOfRow:
      LocalizedText("row with another separator", "dòng khác dấu phân cách")
    case .strayRow: LocalizedText("row without data", "dòng không phải dữ liệu")
    case .legacyText: LocalizedText("old encoding", "bảng mã cũ")
    case .quotedRow: LocalizedText("row within quotes", "cả dòng trong ngoặc kép")
    case .repeatedColumn: LocalizedText("repeated column", "cột bị lặp")
    case .wrongUnit: LocalizedText("other unit", "khác đơn vị")
    case .loneCarriageReturn: LocalizedText("carriage return alone", "ký tự CR đứng một mình")
    case .missingValue: LocalizedText("missing value", "thiếu giá trị")
    case .failedFormula: LocalizedText("failed formula", "lỗi công thức")
    case .hiddenValue: LocalizedText("value not shown", "giá trị bị che")
    case .unknownKind: LocalizedText("unknown kind", "không nhận ra loại hình")
    case .unknownRole: LocalizedText("unknown role", "không nhận ra vai trò")
    case .unknownRating: LocalizedText("unknown rating", "không nhận ra xếp loại")
    case .unknownAnswer: LocalizedText("neither yes nor no", "không phải có hay không")
    case .duplicateID: LocalizedText("duplicate id", "trùng mã")
    case .duplicateTaxCode: LocalizedText("duplicate tax code", "trùng mã số thuế")
    case .unknownOrganization: LocalizedText("unknown organization", "không có tổ chức này")
    case .organizationLeftOut:
      LocalizedText("link of an organization left out", "liên kết của tổ chức đã bỏ qua")
    case .severalProducts: LocalizedText("several products", "nhiều sản phẩm")
    case .notANumber: LocalizedText("not a number", "không phải là số")
    case .negativeNumber: LocalizedText("negative number", "số âm")
    case .ambiguousNumber: LocalizedText("ambiguous number", "số có thể hiểu theo hai cách")
    case .notAWholeNumber: LocalizedText("not a whole number", "không phải là số nguyên")
    case .numberTooLarge: LocalizedText("number too large", "số quá lớn")
    case .notAYear: LocalizedText("not a year", "không phải là năm")
    case .yearWithoutCentury: LocalizedText("year that lacks digits", "năm thiếu chữ số")
    case .dateForYear: LocalizedText("date in place of a year", "ghi ngày thay cho năm")
    case .yearsReversed: LocalizedText("ends before it begins", "kết thúc trước khi bắt đầu")
    case .unknownMeasure: LocalizedText("unknown measure", "không nhận ra chỉ tiêu")
    case .unknownComparison: LocalizedText("unknown comparison", "không nhận ra cách so sánh")
    case .unknownDistrict: LocalizedText("unknown district", "không có địa bàn này")
    case .unknownProduct: LocalizedText("unknown product", "không có sản phẩm này")
    case .missingTarget: LocalizedText("missing target", "thiếu mục tiêu")
    case .needlessTarget: LocalizedText("target not wanted", "thừa mục tiêu")
    case .missingUpper: LocalizedText("missing upper bound", "thiếu mức trên")
    case .needlessUpper: LocalizedText("upper bound not wanted", "thừa mức trên")
    case .boundsReversed: LocalizedText("bounds reversed", "mức trên nhỏ hơn mức dưới")
    case .mixedBounds: LocalizedText("share and number", "lẫn tỷ lệ và số")
    case .shareTooLarge: LocalizedText("share too large", "tỷ lệ quá lớn")
    case .shareOfNothing: LocalizedText("share of nothing", "tỷ lệ không có gốc")
    case .factOnly: LocalizedText("fact only", "chỉ ghi được số liệu")
    case .repeatedFact: LocalizedText("repeated fact", "số liệu bị lặp")
    case .tooManyFields: LocalizedText("too many fields", "thừa ô")
    case .unclosedQuote: LocalizedText("unclosed quote", "ngoặc kép không đóng")
    case .textAfterQuote: LocalizedText("text after a quote", "chữ sau ngoặc kép đóng")
    case .quoteAfterBlank: LocalizedText("quote after a blank", "ngoặc kép sau khoảng trắng")
    case .nulByte: LocalizedText("NUL byte", "byte NUL")
    case .notUTF8: LocalizedText("not UTF-8", "không phải UTF-8")
    case .unknownColumn: LocalizedText("unknown column", "không nhận ra cột")
    case .unnamedColumn: LocalizedText("column without a header", "cột không có tiêu đề")
    case .otherUnit: LocalizedText("text in a header's brackets", "chữ trong ngoặc ở tiêu đề")
    case .unknownRelation: LocalizedText("unknown relation", "không nhận ra quan hệ")
    case .quotedRows: LocalizedText("line break within quotes", "xuống dòng trong ngoặc kép")
    case .unsuitableLink:
      LocalizedText("row that does not suit the set", "dòng không phù hợp với bộ dữ liệu")
    case .passedOverLink: LocalizedText("row passed over", "dòng được bỏ qua")
    case .unusedColumn: LocalizedText("column that is not read", "cột không dùng")
    case .splitNumber: LocalizedText("number split by a comma", "số bị dấu phẩy tách đôi")
    case .unlikelyYear: LocalizedText("unlikely year", "năm đáng ngờ")
    case .threeDecimals:
      LocalizedText("always three decimals", "luôn có ba chữ số thập phân")
    case .exponent: LocalizedText("number with an exponent", "số viết dạng mũ")
    case .legacyWords: LocalizedText("old encoding", "bảng mã cũ")
    case .oddIdentifier: LocalizedText("odd id", "mã lạ")
    case .similarIdentifier: LocalizedText("similar id", "mã gần giống")
    case .oddTaxCode: LocalizedText("odd tax code", "mã số thuế lạ")
    case .similarTaxCode: LocalizedText("similar tax code", "mã số thuế gần giống")
    case .sumRow: LocalizedText("row of a sum", "dòng cộng")
    case .noLink: LocalizedText("no link", "không có liên kết")
    case .membershipOfNoUnion:
      LocalizedText("membership of no union", "thành viên của nơi không có thành viên")
    case .linkReversed: LocalizedText("link reversed", "liên kết ngược chiều")
    case .exportToDomestic:
      LocalizedText("export link within the country", "liên kết xuất khẩu trong nước")
    case .repeatedLink: LocalizedText("repeated link", "liên kết ghi hai dòng")
    case .roleOfProducer: LocalizedText("role of a producer", "vai trò bên sản xuất")
    case .markedText: LocalizedText("text with quotes", "chữ còn dấu nháy")
    case .formulaText: LocalizedText("text of a formula", "chữ là công thức")
    case .oddDistrict: LocalizedText("odd district", "địa bàn lạ")
    case .similarDistrict: LocalizedText("similar district", "địa bàn gần giống")
    case .noProduct: LocalizedText("no product", "không có sản phẩm")
    case .similarProduct: LocalizedText("similar product", "sản phẩm gần giống")
    case .oddProduct: LocalizedText("odd product", "sản phẩm lạ")
    case .productNotCarried: LocalizedText("product not carried", "sản phẩm không có liên kết")
    case .productNotProduced:
      LocalizedText("product that nobody produces", "sản phẩm chưa có tổ chức sản xuất")
    case .productNotDeclared: LocalizedText("product not declared", "sản phẩm không khai")
    case .membershipReversed: LocalizedText("membership reversed", "ngược chiều thành viên")
    case .exporterWithoutExport:
      LocalizedText(
        "exporter without an export link", "doanh nghiệp xuất khẩu không có liên kết xuất khẩu")
    case .endedLinks: LocalizedText("ended link", "liên kết đã kết thúc")
    case .sameName: LocalizedText("same name", "trùng tên")
    case .unionMembers: LocalizedText("members of a union", "thành viên của liên hiệp")
    case .selfLoop: LocalizedText("linked to itself", "liên kết với chính mình")
    }
  }
}

extension DataProblem {
  /// The problem with its file, line and column, its row and what to do about it, over up to three
  /// lines.
  package func lines(in language: Language) -> [String] {
    problemLines(in: language) + [advice(language)].compactMap(\.self)
  }

  fileprivate func problemLines(in language: Language) -> [String] {
    let sentence = (reference.isEmpty ? "" : "\(reference): ") + sentence(language)
    return excerpt.isEmpty ? [sentence] : [sentence, "  \(excerpt)"]
  }
}

extension [DataProblem] {
  /// The problems without those that have one cause with an earlier one: numbers of a column that can be read two ways
  /// are settled all at once.
  package var withoutSameCauses: [DataProblem] {
    var seen: Set<String> = []
    return filter { problem in
      problem.sort != .ambiguousNumber || seen.insert("\(problem.file)\n\(problem.header)").inserted
    }
  }

  /// The lines of each problem; the same advice is given once, where it is needed first.
  package func lines(in language: Language) -> [[String]] {
    var given: Set<String> = []
    return map { problem in
      guard let advice = problem.advice(language), given.insert(advice).inserted else {
        return problem.problemLines(in: language)
      }
      return problem.problemLines(in: language) + [advice]
    }
  }
}
