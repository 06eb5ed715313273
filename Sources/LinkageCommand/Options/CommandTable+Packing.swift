import LinkageGraph

extension CommandTable {
  static let pack = CommandDefinition(
    .pack,
    summary: LocalizedText(
      "Pack a set into one file that opens at once.",
      "Đóng gói bộ dữ liệu thành một tệp mở được ngay."),
    overview: LocalizedText(
      """
      Writes a set as one file, ready to be used, and a third of the size where the set is large: \
      every command takes it in place of the folder, and reads nothing anew. The file carries \
      checksums, so that damage is noticed.
      """,
      """
      Ghi bộ dữ liệu thành một tệp, dùng được ngay và chỉ bằng khoảng một phần ba nếu bộ dữ liệu \
      lớn: mọi lệnh đều nhận tệp này thay cho thư mục mà không phải đọc lại từ đầu. Tệp có tổng \
      kiểm tra nên biết được khi bị hỏng.
      """),
    arguments: [set],
    options: Options.reading + [Options.packedFile] + Options.everywhere,
    alternatives: [[Options.packedFile]],
    examples: [
      CommandExample(
        "linkage pack can-tho -o can-tho.linkage",
        LocalizedText("One file in place of two.", "Một tệp thay cho hai tệp.")),
      CommandExample(
        "linkage summary can-tho.linkage",
        LocalizedText(
          "The same figures as of the folder.", "Cùng số liệu như khi dùng thư mục.")),
    ])

  static let unpack = CommandDefinition(
    .unpack,
    summary: LocalizedText(
      "Write a packed set as CSV files again.", "Ghi lại tệp đóng gói thành các tệp CSV."),
    overview: LocalizedText(
      """
      Writes a set as organizations.csv and links.csv: the same set, with commas between the \
      fields, decimal points and English words, whatever it was packed from.
      """,
      """
      Ghi bộ dữ liệu thành organizations.csv và links.csv: vẫn là dữ liệu đó, các ô ngăn cách \
      bằng dấu phẩy, dấu chấm thập phân và từ tiếng Anh, dù trước khi đóng gói có dạng nào.
      """),
    arguments: [set],
    options: Options.reading + [Options.outputFolder, Options.force] + Options.everywhere,
    alternatives: [[Options.outputFolder]],
    examples: [
      CommandExample(
        "linkage unpack can-tho.linkage -o can-tho-csv",
        LocalizedText("Back to a folder.", "Trở lại thành thư mục.")),
      CommandExample(
        "linkage unpack can-tho -o can-tho-csv",
        LocalizedText(
          "A folder in any dialect, written with commas and in English.",
          "Ghi lại một thư mục CSV bất kỳ bằng dấu phẩy và từ tiếng Anh.")),
    ])
}
