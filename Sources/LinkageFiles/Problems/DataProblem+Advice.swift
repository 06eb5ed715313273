import Foundation
public import LinkageGraph

extension DataProblem {
  /// Says what to do about it, or returns `nil` where the sentence says it all.
  public func advice(_ language: Language) -> String? {
    func say(_ english: String, _ vietnamese: String) -> String {
      language == .vietnamese ? vietnamese : english
    }
    if let remedy, let advice = advice(remedy, language) { return advice }
    switch sort {
    case .missingColumn where details.count > 3:
      return say(
        "If it is the column \"\(detail(2))\", head it \"\(detail(3))\".",
        "Nếu đó là cột \"\(detail(2))\", hãy đổi tiêu đề thành \"\(detail(3))\".")
    case .missingColumn:
      return say(
        "Add a column headed \"\(detail(0))\" or \"\(detail(1))\"; the first line must name the columns.",
        "Hãy thêm cột có tiêu đề \"\(detail(1))\" hoặc \"\(detail(0))\"; dòng đầu phải ghi tên các cột."
      )
    case .repeatedColumn:
      return say("Keep one of the two.", "Hãy chỉ giữ lại một trong hai cột.")
    case .loneCarriageReturn:
      return isWithinBody
        ? say(
          "Remove it, or end the line there as the others end; saving the sheet again does that.",
          "Hãy xóa ký tự này, hoặc xuống dòng tại đó như các dòng khác; lưu lại trang tính là được."
        )
        : say(
          "In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\", not \"CSV (Macintosh)\".",
          "Trong Excel, hãy vào Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\", không chọn \"CSV (Macintosh)\"."
        )
    case .missingValue:
      return say(
        "Fill it in, or delete the row.", "Hãy điền vào, hoặc xóa dòng này.")
    case .unknownKind:
      return say(
        "Use one of: \(Self.list(Vocabulary.kinds, language)).",
        "Hãy dùng một trong các từ: \(Self.list(Vocabulary.kinds, language)).")
    case .unknownRole:
      return say(
        "Use some of: \(Self.list(Vocabulary.kinds, language)), with | between them, or leave it blank.",
        "Hãy dùng một hay nhiều từ trong số: \(Self.list(Vocabulary.kinds, language)), cách nhau bằng |, hoặc để trống."
      )
    case .unknownRating where isBlankInWords, .unknownAnswer where isBlankInWords:
      return say("Leave it blank.", "Hãy để trống.")
    case .unknownRating:
      return say(
        "Use one of: \(Self.list(Vocabulary.ratings, language)), or leave it blank.",
        "Hãy dùng một trong các từ: \(Self.list(Vocabulary.ratings, language)), hoặc để trống.")
    case .unknownAnswer:
      return say(
        "Write yes or no, or leave it blank.", "Hãy ghi \"có\" hoặc \"không\", hoặc để trống.")
    case .duplicateID:
      return say(
        "Give each organization an id of its own.", "Hãy đặt cho mỗi tổ chức một mã riêng.")
    case .duplicateTaxCode:
      return say(
        "Correct one of the two, or leave it blank.", "Hãy sửa một trong hai, hoặc để trống.")
    case .unknownOrganization:
      return say(
        "Add it to the organizations, or correct the id.",
        "Hãy thêm tổ chức này vào tệp tổ chức, hoặc sửa lại mã.")
    case .notANumber where detail(0) == PlanRows.target && details.count > 2:
      return say(
        "For a range write \"between\", \(detail(1)) as the target and \(detail(2)) as the upper bound.",
        "Nếu là một khoảng, hãy ghi \"từ … đến\", mục tiêu \(detail(1)) và mức trên \(detail(2)).")
    case .notANumber where detail(0) == PlanRows.target:
      return say(
        "Write a number, such as 400, or a share, such as 55%.",
        "Hãy ghi một số, ví dụ 400, hoặc một tỷ lệ, ví dụ 55%.")
    case .notAWholeNumber where detail(0) == PlanRows.required:
      return say(
        "Write a whole number, or a share with a per cent sign.",
        "Hãy ghi số nguyên, hoặc tỷ lệ có dấu %.")
    case .negativeNumber where detail(0) == PlanRows.target:
      return say("Write 0 or more.", "Hãy ghi số từ 0 trở lên.")
    case .numberTooLarge where detail(0) == PlanRows.target:
      return say("Correct it.", "Hãy sửa lại số này.")
    case .notAYear where detail(0) == PlanRows.required:
      return say(
        "Write a year of four digits, such as 2030.", "Hãy ghi năm gồm bốn chữ số, ví dụ 2030.")
    case .unknownMeasure:
      return say(
        "Use one of: \(Self.list(Self.measures, language)), \(Vocabulary.rated(.english)) good|fair.",
        "Hãy dùng một trong các từ: \(Self.list(Self.measures, language)), \(Vocabulary.rated(.vietnamese)) tốt|khá."
      )
    case .unknownComparison:
      return say(
        "Use one of: \(Self.list(Vocabulary.planComparisons, language)).",
        "Hãy dùng một trong các từ: \(Self.list(Vocabulary.planComparisons, language)).")
    case .unknownDistrict, .unknownProduct:
      return unknownNameAdvice(language)
    case .missingTarget:
      return say(
        "Write the target, or \"follow\" where there is none.",
        "Hãy ghi mục tiêu, hoặc ghi \"theo dõi\" nếu không có mục tiêu.")
    case .needlessTarget:
      return say(
        "Leave the target blank, or write another comparison.",
        "Hãy để trống mục tiêu, hoặc ghi cách so sánh khác.")
    case .missingUpper:
      return say(
        "Write the upper bound in a column \"upper\", or \"at least\".",
        "Hãy ghi mức trên ở cột \"đến mức\", hoặc ghi \"ít nhất\".")
    case .needlessUpper:
      return say(
        "Leave it blank, or write \"between\".", "Hãy để trống, hoặc ghi \"từ … đến\".")
    case .boundsReversed:
      return say("Exchange the two, or correct one.", "Hãy đổi chỗ hai số, hoặc sửa lại.")
    case .mixedBounds:
      return say("Write both with %, or both without.", "Hãy ghi cả hai kèm %, hoặc đều không.")
    case .shareTooLarge where details.isEmpty:
      return say("Correct it.", "Hãy sửa lại tỷ lệ này.")
    case .shareTooLarge:
      return say("Write \"all\", or correct the share.", "Hãy ghi \"tất cả\", hoặc sửa tỷ lệ.")
    case .shareOfNothing:
      return say("Write a number.", "Hãy ghi một số.")
    case .factOnly:
      return say("Write \"is\" as the comparison.", "Hãy ghi \"là\" ở cột so sánh.")
    case .repeatedFact:
      return say("Keep one of the two rows.", "Hãy chỉ giữ lại một trong hai dòng.")
    case .notANumber:
      return say(
        "Write digits only, or leave it blank.", "Hãy chỉ ghi chữ số, hoặc để trống.")
    case .notAWholeNumber:
      return say(
        "Write a whole number, or leave it blank.", "Hãy ghi số nguyên, hoặc để trống.")
    case .negativeNumber:
      return say("Write 0 or more, or leave it blank.", "Hãy ghi số từ 0 trở lên, hoặc để trống.")
    case .numberTooLarge:
      return say(
        "Check the unit: tonnes a year, million đồng a year, or persons.",
        "Hãy kiểm tra lại đơn vị: tấn/năm, triệu đồng/năm hoặc người.")
    case .ambiguousNumber: return ambiguousNumberAdvice(language)
    case .notAYear:
      return say(
        "Write a year of four digits, or leave it blank.",
        "Hãy ghi năm gồm bốn chữ số, hoặc để trống.")
    case .yearWithoutCentury:
      return say("Write all four digits, such as 2024.", "Hãy ghi đủ bốn chữ số, ví dụ 2024.")
    case .dateForYear: return say("Write the year alone.", "Hãy chỉ ghi năm.")
    case .yearsReversed: return say("Correct the years.", "Hãy sửa lại năm.")
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
        "Use one separator in the whole file, the header included.",
        "Hãy dùng một dấu phân cách cho cả tệp, kể cả dòng tiêu đề.")
    case .otherDelimiterOfRow:
      return say("Separate it as the header is.", "Hãy phân cách như dòng tiêu đề.")
    case .strayRow: return say("Delete the row.", "Hãy xóa dòng này.")
    case .legacyText, .legacyWords: return nil
    case .quotedRow:
      return say(
        "Remove the quotes around the row. In Excel: select the column, Data, Text to Columns, Delimited.",
        "Hãy bỏ ngoặc kép quanh dòng. Trong Excel: chọn cột, Dữ liệu, Văn bản thành cột, Phân cách."
      )
    case .wrongUnit:
      return say(
        "Convert the numbers to \(unit(.english)) and change the header; if they are converted already, change the header alone.",
        "Hãy đổi các số sang \(unit(.vietnamese)) và sửa lại tiêu đề; nếu đã đổi rồi, chỉ cần sửa tiêu đề."
      )
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
        "Hãy đặt ngoặc kép quanh ô có chứa dấu phân cách.")
    case .unclosedQuote:
      return say(
        "Close it, or double a quote that belongs to the text.",
        "Hãy đóng ngoặc, hoặc viết đôi dấu ngoặc kép thuộc về nội dung.")
    case .textAfterQuote:
      return say(
        "Double a quote that belongs to the text.",
        "Hãy viết đôi dấu ngoặc kép thuộc về nội dung.")
    case .nulByte:
      return say(
        "The file may be damaged, or no text file; save it again as CSV UTF-8.",
        "Tệp có thể bị hỏng hoặc không phải tệp văn bản; hãy lưu lại dạng CSV UTF-8.")
    case .notUTF8:
      return say(
        "In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\".",
        "Trong Excel, hãy vào Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\".")
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
        "Nếu dấu đó phân cách hàng nghìn, hãy thêm --decimal \(otherMark); nếu là dấu thập phân, hãy thêm --decimal \(ownMark)."
      )
    case .unlikelyYear:
      return say(
        "Correct it; leave \"until\" blank where a link has no end.",
        "Hãy sửa lại; nếu liên kết không có thời hạn, để trống \"đến năm\".")
    case .splitNumber where !detail(1).hasPrefix("0"):
      return say(
        "If it is one number, write \(detail(2)); if these are two, remove the comma at the end of the row.",
        "Nếu là một số, hãy ghi \(detail(2)); nếu là hai số, hãy xóa dấu phẩy ở cuối dòng.")
    case .splitNumber:
      return say(
        "If it is one number, write \(detail(2)); if these are two, write \(detail(0)),\(Int(detail(1)) ?? 0).",
        "Nếu là một số, hãy ghi \(detail(2)); nếu là hai số, hãy ghi \(detail(0)),\(Int(detail(1)) ?? 0)."
      )
    case .exponent:
      return say(
        "Widen the column, or format it as a number, and save the sheet again.",
        "Hãy nới rộng cột hoặc định dạng kiểu số, rồi lưu lại trang tính.")
    case .noProduct:
      return say(
        "Add a column \"products\" to the organizations, or \"product\" to the links.",
        "Hãy thêm cột \"sản phẩm\" vào tệp tổ chức hoặc tệp liên kết.")
    case .oddDistrict: return say("Leave it blank.", "Hãy để trống.")
    case .oddIdentifier:
      return say(
        "If it was not meant, correct the id here and in links.csv.",
        "Nếu không cố ý, hãy sửa mã ở đây và trong links.csv.")
    case .markedText: return nil
    case .similarProduct:
      return say(
        "Write both alike, if they are the same.", "Nếu là một sản phẩm, hãy ghi giống nhau.")
    case .similarDistrict:
      return say(
        "Write both alike, if they are the same.", "Nếu là một địa bàn, hãy ghi giống nhau.")
    case .formulaText:
      return say("Write the value in place of the formula.", "Hãy ghi giá trị thay cho công thức.")
    case .oddProduct: return oddProductAdvice(language)
    case .productNotCarried:
      return say(
        "Compare the words of both files: the same product must be written alike.",
        "Hãy so lại cách ghi ở hai tệp: cùng một sản phẩm phải ghi giống nhau.")
    case .productNotProduced:
      return say(
        "Compare the words of both files, or name the kinds that produce it with --producers.",
        "Hãy so lại cách ghi ở hai tệp, hoặc nêu loại hình sản xuất bằng --producers.")
    case .similarIdentifier:
      return say(
        "If they are one, keep one row and write its id alike in both files.",
        "Nếu là một tổ chức, hãy giữ một dòng và ghi mã giống nhau ở cả hai tệp.")
    case .oddTaxCode:
      return say(
        "Write its digits, or leave it blank; in a spreadsheet, format the column as text, which keeps first zeros.",
        "Hãy ghi đủ chữ số hoặc để trống; trong bảng tính, hãy định dạng cột kiểu văn bản để giữ số 0 ở đầu."
      )
    case .similarTaxCode:
      return say(
        "If they are one, keep one row and one id.",
        "Nếu là một tổ chức, hãy giữ một dòng và một mã.")
    case .sumRow: return say("Delete the row.", "Hãy xóa dòng này.")
    case .membershipOfNoUnion:
      return say(
        "Leave the relation blank for a sale; memberships lead to a union or a cooperative.",
        "Nếu là mua bán, hãy bỏ trống quan hệ; liên kết thành viên phải đi tới liên hiệp hoặc hợp tác xã."
      )
    case .linkReversed:
      return say(
        "If it is the other way round, exchange source and target.",
        "Nếu bị ngược chiều, hãy đổi chỗ bên bán và bên mua.")
    case .exportToDomestic:
      return say(
        "Leave the relation blank for a domestic sale.",
        "Nếu là bán trong nước, hãy bỏ trống quan hệ.")
    case .repeatedLink:
      return say("If it is one link, delete one row.", "Nếu chỉ là một liên kết, hãy xóa một dòng.")
    case .roleOfProducer:
      return say(
        "Write what it produces as its kind, or name its kind with --producers.",
        "Hãy ghi vai trò đó vào cột loại hình, hoặc nêu loại hình của tổ chức bằng --producers.")
    case .noLink:
      return say(
        "Look whether links.csv is the right file.", "Hãy xem lại tệp links.csv có đúng không.")
    case .membershipReversed:
      return say(
        "Exchange source and target.", "Hãy đổi chỗ bên bán và bên mua.")
    case .sameName:
      return say(
        "If they are one, keep one row and one id.",
        "Nếu là một tổ chức, chỉ giữ một dòng và một mã.")
    case .unionMembers:
      return say("Write how many cooperatives it has.", "Hãy ghi số hợp tác xã thành viên.")
    case .unsuitableLink, .passedOverLink:
      return details.count > 3 ? say(detail(2), detail(3)) : nil
    case .unknownColumn, .unusedColumn, .unknownRelation, .selfLoop, .productNotDeclared,
      .exporterWithoutExport, .endedLinks:
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
      ? "\(text) là \(words)? Hãy thêm --decimal \(grouped). Nếu không, hãy thêm --decimal \(decimal)."
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
        ? "Hãy mở bằng Excel, rồi vào Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\"."
        : "Open it in Excel, then: File, Save As, type \"CSV UTF-8 (Comma delimited)\"."
    case .saveAsUTF8:
      return isVietnamese
        ? "Hãy lưu lại tệp dạng CSV UTF-8 bằng chương trình đã tạo ra nó."
        : "Save it as CSV UTF-8 with the program that made it."
    case .export:
      return isVietnamese
        ? "Hãy xuất bảng thành CSV UTF-8 bằng chương trình đã tạo ra nó."
        : "Export the table as CSV UTF-8 with the program that made it."
    case .copyTable:
      return isVietnamese
        ? "Hãy chép bảng trong đó sang Excel, rồi vào Tệp, Lưu thành, chọn kiểu \"CSV UTF-8 (Comma delimited)\"."
        : "Copy the table in it into Excel, then: File, Save As, type \"CSV UTF-8 (Comma delimited)\"."
    case .findTable:
      return isVietnamese
        ? "Hãy dùng bảng tính gốc, lưu thành CSV UTF-8."
        : "Use the sheet it was made of, saved as CSV UTF-8."
    }
  }

  /// Whether an odd product stands in a link first.
  private var isOfLink: Bool { details.last == "link" }

  private func oddProductAdvice(_ language: Language) -> String? {
    let isVietnamese = language == .vietnamese
    switch OddProduct(rawValue: detail(0)) ?? .placeholder {
    case .placeholder:
      return isVietnamese
        ? "Hãy ghi sản phẩm. Nếu để trống: tổ chức không khai sản phẩm nào, còn liên kết mang mọi sản phẩm."
        : "Write the product. Left blank, an organization declares none, and a link carries every product."
    case .every:
      if isOfLink {
        return isVietnamese
          ? "Hãy để trống: liên kết để trống là mang mọi sản phẩm."
          : "Leave it blank: a link without a product carries every product."
      }
      return isVietnamese
        ? "Hãy ghi từng sản phẩm, cách nhau bằng | hoặc ;. Nếu để trống thì tính theo sản phẩm của các liên kết."
        : "Write each product, with | or ; between them. Left blank, the products of its links count."
    case .ditto:
      return isVietnamese
        ? "Hãy ghi sản phẩm ở từng dòng." : "Write the product in every row."
    case .total:
      return isVietnamese ? "Hãy xóa dòng tổng cộng." : "Delete the row of totals."
    case .several:
      if isOfLink {
        return isVietnamese
          ? "Hãy ghi mỗi sản phẩm một dòng." : "Write one row for each product."
      }
      return isVietnamese
        ? "Hãy phân cách các sản phẩm bằng | hoặc ;." : "Separate the products with | or ;."
    case .variety:
      return isVietnamese
        ? "Nếu tính chung với \"\(detail(1))\", hãy ghi \"\(detail(1))\"."
        : "If it is to count as \"\(detail(1))\", write \"\(detail(1))\"."
    case .quoted:
      return isVietnamese
        ? "Hãy ghi \"\(suggestion ?? "")\"." : "Write \"\(suggestion ?? "")\"."
    case .comma, .lineBreak:
      return isVietnamese
        ? "Nếu là nhiều sản phẩm, hãy phân cách bằng | hoặc ; ở tệp tổ chức, và ghi mỗi sản phẩm một dòng ở tệp liên kết."
        : "If these are several products, put | or ; between them among the organizations, and write a row for each among the links."
    case .lostLetter:
      return isVietnamese
        ? "Hãy lưu lại trang tính thành kiểu \"CSV UTF-8 (Comma delimited)\"."
        : "Save the sheet again as \"CSV UTF-8 (Comma delimited)\"."
    case .formula:
      return isVietnamese
        ? "Hãy ghi giá trị thay cho công thức." : "Write the value in place of the formula."
    case .number:
      return isVietnamese
        ? "Hãy xem cột có đúng là cột sản phẩm không."
        : "Look whether this is the column of products."
    case .reserved:
      return isVietnamese ? "Hãy ghi tên sản phẩm khác." : "Give the product another name."
    case .otherColumn:
      return isVietnamese
        ? "Hãy xem các ô của dòng này có bị lệch cột không."
        : "Look whether the fields of the row have moved by a column."
    case .legacy: return nil
    }
  }

  private func advice(_ remedy: Remedy, _ language: Language) -> String? {
    func say(_ english: String, _ vietnamese: String) -> String {
      language == .vietnamese ? vietnamese : english
    }
    switch remedy {
    case .word(let word):
      return [.similarProduct, .similarDistrict, .oddProduct].contains(sort)
        ? nil : say("Did you mean \"\(word)\"?", "Có phải là \"\(word)\"?")
    case .write(let text): return say("Write \(text).", "Hãy ghi \(text).")
    case .writeShare(let text):
      return say(
        "If it is a share, write \(text).", "Nếu là tỷ lệ, hãy ghi \(text).")
    case .writeConverted(let number, let unit):
      return say(
        "The column is in \(unit.name(.english)): \(text) are \(number); write \(number).",
        "Cột tính theo \(unit.name(.vietnamese)): \(text) là \(number) \(unit.vietnameseOfAmount); hãy ghi \(number)."
      )
    case .convert(let unit):
      return say(
        "The column is in \(unit.name(.english)): convert the number, and write it without a unit.",
        "Cột tính theo \(unit.name(.vietnamese)): hãy đổi số này và ghi không kèm đơn vị.")
    case .severalNumbers:
      return say(
        "The field holds several numbers; write one.", "Ô này ghi nhiều số; chỉ ghi một số.")
    case .years(let first, let last?):
      return say(
        "Write \(first) in \"since\" and \(last) in \"until\".",
        "Hãy ghi \(first) vào \"từ năm\" và \(last) vào \"đến năm\".")
    case .years(let first, nil):
      return say(
        "Write \(first) in \"since\", and leave \"until\" blank.",
        "Hãy ghi \(first) vào \"từ năm\" và để trống \"đến năm\".")
    case .leaveBlank:
      return say(
        "Leave it blank: the link then has no end.", "Hãy để trống: liên kết không có thời hạn.")
    case .writeNumberAlone:
      return say(
        "Write the number alone; the column has its unit.", "Hãy chỉ ghi số; đơn vị đã theo cột.")
    case .decimalMark(let mark):
      let option = mark == .comma ? "comma" : "point"
      return say(
        "Is the \(option) the decimal mark? Add --decimal \(option).",
        "Dấu thập phân là dấu \(mark == .comma ? "phẩy" : "chấm")? Hãy thêm --decimal \(option).")
    case .identifier(let id, let change):
      return Self.advice(id, change)(language)
    case .severalKinds(let words):
      let kinds = Self.list(Vocabulary.kinds.filter { words.contains($0.english) }, language)
      return say(
        "It names several kinds: choose one of \(kinds) as the kind, and write the other as a role.",
        "Nội dung nêu nhiều loại hình: hãy chọn một trong các từ \(kinds) làm loại hình, và ghi từ còn lại ở cột vai trò."
      )
    case .legacyText(let encoding, let text) where encoding.isOfPrograms:
      return say(
        "It says \"\(text)\". Write it so, or export the file again as CSV UTF-8.",
        "Nội dung là \"\(text)\". Hãy ghi như vậy, hoặc xuất lại tệp dạng CSV UTF-8.")
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
      case .lookalike:
        (
          "a letter of another script or width looks alike, or a character cannot be seen",
          "có ký tự trông giống nhau nhưng khác mã, hoặc không nhìn thấy"
        )
      case .letterCase: ("capital and small letters differ", "khác chữ hoa, chữ thường")
      case .marks: ("the marks of its letters differ", "khác dấu của chữ")
      case .name, .plainName: ("this is its name; write the id", "đây là tên; hãy ghi mã")
      case .taxCode: ("this is its tax code; write the id", "đây là mã số thuế; hãy ghi mã")
      }
    return LocalizedText("Its id is \"\(id)\": \(english).", "Mã đúng là \"\(id)\": \(vietnamese).")
  }

  /// What a target may count, beside ratings.
  private static let measures: [VocabularyWord] =
    Vocabulary.planMeasures.dropLast(2) + Vocabulary.flags + Vocabulary.planMeasures.suffix(2)

  /// The names that the set has, as far as the reader found them worth a sentence.
  private func unknownNameAdvice(_ language: Language) -> String? {
    let names = details.dropFirst().map {
      $0 == "…" ? $0 : Vocabulary.listedProduct($0, in: language)
    }
    let noneOfProducts = language == .vietnamese ? "sản phẩm" : "products"
    let noneOfDistricts = language == .vietnamese ? "địa bàn" : "districts"
    let noun = sort == .unknownProduct ? noneOfProducts : noneOfDistricts
    if names.isEmpty {
      return language == .vietnamese
        ? "Bộ dữ liệu không ghi \(noun)." : "The set names no \(noun)."
    }
    let list = names.joined(separator: ", ")
    return language == .vietnamese
      ? "Hãy chọn trong số: \(list)\(names.last == "…" ? "" : ".")"
      : "Choose among: \(list)\(names.last == "…" ? "" : ".")"
  }

  /// Whether the text says that there is nothing to say; a letter may stand for a word.
  private var isBlankInWords: Bool {
    PlaceholderText(text) != nil && !(text.count == 1 && text.allSatisfy(\.isLetter))
      && Vocabulary.answer(named: PlaceholderText.plain(text)) == nil
  }

  private static func list(_ words: [VocabularyWord], _ language: Language) -> String {
    words.map { language == .vietnamese ? $0.vietnamese.first ?? $0.english : $0.english }
      .joined(separator: ", ")
  }
}
