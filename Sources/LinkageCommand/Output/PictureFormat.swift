import LinkageGraph
import LinkageReports

/// What a diagram is written as: its text in the DOT language, or a picture that Graphviz makes of it.
enum PictureFormat: String, OptionChoice {
  case dot, svg, png, pdf

  /// The format of a drawing: the one that is named, else the one that the ending of the output file stands
  /// for, else DOT.
  init(_ arguments: ParsedArguments) {
    self =
      arguments[Options.pictureFormat]
      ?? arguments[Options.output].flatMap { PictureFormat(ofFile: $0) } ?? .dot
  }

  private init?(ofFile path: String) {
    let name = path.lowercased()
    guard let format = Self.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else {
      return nil
    }
    self = format
  }

  /// Refuses an output file whose ending promises another picture, and a picture on a terminal.
  static func check(_ arguments: ParsedArguments, on terminal: Terminal) throws(CommandFailure) {
    let format = PictureFormat(arguments)
    let path = arguments[Options.output].flatMap { $0 == "-" ? nil : $0 }
    if path == nil, format == .png || format == .pdf, terminal.isInteractive {
      throw CommandFailure(
        .wrongUsage,
        LocalizedText(
          "A picture is nothing to read on a terminal.",
          "Không hiển thị được hình trên màn hình dòng lệnh."),
        advice: LocalizedText(
          "Name a file, such as: -o chains.\(format.rawValue)",
          "Hãy nêu một tệp, chẳng hạn: -o chuoi.\(format.rawValue)"))
    }
    guard let path, arguments[Options.pictureFormat] == nil else { return }
    let name = path.lowercased()
    guard let ending = others.first(where: { name.hasSuffix(".\($0)") }) else { return }
    throw CommandFailure(
      .wrongUsage,
      LocalizedText(
        "'\(path)' would be a .\(ending) file; a diagram is written as .dot, .svg, .png or .pdf.",
        "'\(path)' là tệp .\(ending); sơ đồ chỉ được ghi thành .dot, .svg, .png hoặc .pdf."),
      advice: !graphvizWrites.contains(ending)
        ? LocalizedText(
          "Name a picture, such as: -o chains.svg", "Hãy nêu tệp hình, chẳng hạn: -o chuoi.svg")
        : LocalizedText(
          "For other pictures, use Graphviz: linkage dot … | dot -T\(ending) -o \(ShellText.path(path))",
          "Để có dạng khác, dùng Graphviz: linkage dot … | dot -T\(ending) -o \(ShellText.path(path))"
        ))
  }

  /// Endings of files that nobody means to hold DOT.
  private static let others =
    graphvizWrites + ["csv", "json", "jsonl", "md", "xlsx", "docx", "html", "linkage"]

  /// Endings of pictures that Graphviz can make.
  private static let graphvizWrites = [
    "jpg", "jpeg", "gif", "webp", "eps", "ps", "bmp", "tif", "tiff", "svgz",
  ]
}
