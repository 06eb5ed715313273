public import LinkageGraph

/// Why a packed file cannot be used.
public enum PackedFileProblem: LinkageError, Hashable {
  /// The system cannot open or read the file.
  case unreadable(SystemError)
  /// The file does not begin as packed files do.
  case notPacked
  /// The file was changed as if it were text, as some transfers do.
  case lineEndsChanged
  /// The file was written by a later version of the program: the version of its format.
  case newerVersion(Int)
  /// The program that wrote the file put the bytes of its numbers in the other order.
  case otherByteOrder
  /// The file ends early: its length by its header, and its length, in bytes.
  case truncated(expected: Int, actual: Int)
  /// Something follows the end of the file: its length by its header, and its length, in bytes.
  case excess(expected: Int, actual: Int)
  /// The checksum of the header does not fit.
  case damagedHeader
  /// The checksum of a block does not fit: what the block is part of, where that is one section, and
  /// its range in the file.
  case damaged(PackedSection?, bytes: Range<Int>)
  /// The checksums fit, but the contents contradict each other; in the header or table where there
  /// is no section.
  case unsound(PackedSection?)

  /// What is wrong, in a sentence about the file.
  ///
  /// - Parameter path: The path of the file, as it was given.
  /// - Returns: One sentence in both languages.
  public func sentence(path: String) -> LocalizedText {
    let problem = problem(of: LocalizedText("'\(path)'", "'\(path)'"))
    return LocalizedText("\(problem.english).", "\(problem.vietnamese).")
  }

  /// What is wrong with the packed file, whatever its path.
  public var problem: LocalizedText {
    if case .unreadable = self {
      return problem(of: LocalizedText("the packed file", "tệp đóng gói"))
    }
    return problem(of: LocalizedText("The packed file", "Tệp đóng gói"))
  }

  /// What is wrong, without a full stop, where the file is called by a name.
  private func problem(of file: LocalizedText) -> LocalizedText {
    let (name, vietnameseName) = (file.english, file.vietnamese)
    return switch self {
    case .unreadable(let error):
      LocalizedText(
        "Cannot read \(name): \(error.reason)", "Không đọc được \(vietnameseName): \(error.reason)")
    case .notPacked:
      LocalizedText(
        "\(name) is not a packed file of linkage",
        "\(vietnameseName) không phải là tệp đóng gói của linkage")
    case .lineEndsChanged:
      LocalizedText(
        "\(name) was changed on its way: its line ends are not those it was written with",
        "\(vietnameseName) đã bị thay đổi khi truyền: ký tự xuống dòng khác với lúc ghi")
    case .newerVersion(let version):
      LocalizedText(
        """
        \(name) is of version \(version) of the format; this program reads versions up to \
        \(PackedFormat.versions.upperBound)
        """,
        """
        \(vietnameseName) theo phiên bản \(version) của định dạng; chương trình này chỉ đọc được đến phiên bản \
        \(PackedFormat.versions.upperBound)
        """)
    case .otherByteOrder:
      LocalizedText(
        "\(name) has the bytes of its numbers in the wrong order",
        "\(vietnameseName) có thứ tự byte của các con số bị đảo ngược")
    case .truncated(let expected, let actual):
      LocalizedText(
        """
        \(name) is cut short: it should have \(Self.bytes(expected, .english)) but has \
        \(Self.bytes(actual, .english))
        """,
        """
        \(vietnameseName) bị cắt ngắn: lẽ ra có \(Self.bytes(expected, .vietnamese)) nhưng chỉ có \
        \(Self.bytes(actual, .vietnamese))
        """)
    case .excess(let expected, let actual):
      LocalizedText(
        """
        \(name) goes on after its end: it should have \(Self.bytes(expected, .english)) but has \
        \(Self.bytes(actual, .english))
        """,
        """
        \(vietnameseName) có phần thừa ở cuối: lẽ ra có \(Self.bytes(expected, .vietnamese)) nhưng lại có \
        \(Self.bytes(actual, .vietnamese))
        """)
    case .damagedHeader:
      LocalizedText(
        "\(name) is damaged in its header: the checksum does not fit",
        "\(vietnameseName) bị hỏng ở phần đầu: tổng kiểm tra không khớp")
    case .damaged(let section, let range):
      LocalizedText(
        """
        \(name) is damaged\(section.map { " in the \($0.name.english)" } ?? ""): the checksum of \
        bytes \(Self.whole(range.lowerBound, .english)) to \
        \(Self.whole(range.upperBound - 1, .english)) does not fit
        """,
        """
        \(vietnameseName) bị hỏng\(section.map { " ở phần \($0.name.vietnamese)" } ?? ""): tổng kiểm tra \
        của các byte từ \(Self.whole(range.lowerBound, .vietnamese)) đến \
        \(Self.whole(range.upperBound - 1, .vietnamese)) không khớp
        """)
    case .unsound(let section?):
      LocalizedText(
        "\(name) cannot be right: the \(section.name.english) contradict the rest of the file",
        "\(vietnameseName) không hợp lệ: phần \(section.name.vietnamese) mâu thuẫn với phần còn lại của tệp"
      )
    case .unsound(nil):
      LocalizedText(
        "\(name) cannot be right: its table of contents contradicts itself",
        "\(vietnameseName) không hợp lệ: mục lục của tệp tự mâu thuẫn")
    }
  }

  /// What to do about it, or `nil`.
  public var advice: LocalizedText? {
    switch self {
    case .unreadable: nil
    case .newerVersion:
      LocalizedText(
        "Use a newer linkage; or pack the set again with this one: linkage pack FOLDER -o FILE",
        "Hãy dùng linkage mới hơn; hoặc đóng gói lại bằng bản này: linkage pack THƯ-MỤC -o TỆP")
    case .lineEndsChanged:
      LocalizedText(
        "Copy the file again, as binary, not as text.",
        "Hãy sao chép lại tệp ở chế độ nhị phân, không phải chế độ văn bản.")
    case .notPacked:
      LocalizedText(
        "To make a packed file, run: linkage pack FOLDER -o FILE",
        "Để tạo tệp đóng gói, hãy chạy: linkage pack THƯ-MỤC -o TỆP")
    default:
      LocalizedText(
        "Copy the file again, or pack the set again: linkage pack FOLDER -o FILE",
        "Hãy sao chép lại tệp, hoặc đóng gói lại bộ dữ liệu: linkage pack THƯ-MỤC -o TỆP")
    }
  }

  /// The order in which problems of one file are reported: that of the file.
  var rank: UInt32 {
    if case .unsound(let section?) = self { section.rawValue } else { 0 }
  }

  private static func bytes(_ count: Int, _ language: Language) -> String {
    "\(whole(count, language)) byte\(language == .english && count != 1 ? "s" : "")"
  }

  /// A number with its digits in groups of three.
  private static func whole(_ number: Int, _ language: Language) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: language == .english ? "," : ".")
  }
}
