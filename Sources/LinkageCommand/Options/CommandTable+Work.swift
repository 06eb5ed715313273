import LinkageGraph

extension CommandTable {
  static let check = CommandDefinition(
    .check,
    summary: LocalizedText(
      "What is wrong with the data, line by line.", "Dữ liệu có lỗi gì, ở dòng nào."),
    overview: LocalizedText(
      """
      Reads a set and lists what is wrong with it, with file, line and column, and what is \
      worth a second look. Ends with status 65 where there are errors.
      """,
      """
      Đọc bộ dữ liệu và nêu các lỗi kèm tệp, dòng, cột, cùng những chỗ nên xem lại. Mã thoát là \
      65 nếu có lỗi.
      """),
    arguments: [set],
    options: Options.reading + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage check can-tho",
        LocalizedText("Look before counting.", "Kiểm tra trước khi tính.")),
      CommandExample(
        LocalizedText(
          "linkage check --organizations members.csv --links sales.csv",
          "linkage check --organizations to-chuc.csv --links lien-ket.csv"),
        LocalizedText(
          "Two files that are not in one folder, or have other names.",
          "Hai tệp có tên khác hoặc không nằm chung thư mục.")),
      CommandExample(
        LocalizedText(
          "linkage check can-tho --format csv -o problems.csv",
          "linkage check can-tho --format csv -o loi.csv"),
        LocalizedText(
          "A list to work through in a spreadsheet.",
          "Danh sách lỗi để sửa dần trong bảng tính.")),
    ])

  static let dot = CommandDefinition(
    .dot,
    summary: LocalizedText(
      "Draw the chains: a diagram for Graphviz.", "Vẽ sơ đồ chuỗi bằng Graphviz."),
    overview: LocalizedText(
      """
      Writes the chains as a diagram in the DOT language, from farmers on the left to markets \
      on the right, which Graphviz turns into a picture. A large set is drawn in groups, so \
      that the picture can be read.
      """,
      """
      Ghi các chuỗi thành sơ đồ bằng ngôn ngữ DOT, từ nông dân ở bên trái đến thị trường ở bên \
      phải, để Graphviz vẽ thành hình. Bộ dữ liệu lớn được vẽ theo nhóm cho dễ đọc.
      """),
    arguments: [set],
    options: Options.reading + Options.filters
      + [
        Options.focus, Options.depth, Options.drawingGroups, Options.drawAll, Options.title,
      ] + [Options.output] + Options.everywhere,
    exclusions: [
      OptionPair(Options.drawAll, Options.focus),
      OptionPair(Options.drawAll, Options.drawingGroups),
    ],
    prerequisites: [OptionPair(Options.depth, Options.focus)],
    examples: [
      CommandExample(
        "linkage dot can-tho --product rice | dot -Tsvg -o rice.svg",
        LocalizedText("The rice chains, as a picture.", "Chuỗi lúa gạo dưới dạng hình.")),
      CommandExample(
        "linkage dot can-tho --focus HTX-0095 --depth 2 -o around.dot",
        LocalizedText(
          "Two links around one cooperative.", "Hai khâu quanh một hợp tác xã.")),
      CommandExample(
        LocalizedText(
          "linkage dot can-tho --group-by district,kind --title \"Rice, 2024\"",
          "linkage dot can-tho --group-by district,kind --title \"Lúa gạo, 2024\""),
        LocalizedText(
          "A box for each kind in each district.", "Mỗi loại hình ở mỗi địa bàn một ô.")),
    ])

  static let generate = CommandDefinition(
    .generate,
    summary: LocalizedText(
      "Make a set to try things on.", "Tạo một bộ dữ liệu để thử."),
    overview: LocalizedText(
      """
      Makes a set out of random numbers, with the shape of a real one: two files in a folder. \
      The same options make the same files, on every machine.
      """,
      """
      Tạo một bộ dữ liệu ngẫu nhiên có dạng như thật: hai tệp trong một thư mục. Cùng tùy chọn \
      thì ra cùng các tệp, trên mọi máy.
      """),
    arguments: [],
    options: [
      Options.preset, Options.organizationCount, Options.linkCount, Options.seed,
      Options.outputFolder, Options.force,
    ] + Options.everywhere,
    exclusions: [
      OptionPair(Options.preset, Options.organizationCount),
      OptionPair(Options.preset, Options.linkCount),
    ],
    prerequisites: [
      OptionPair(Options.organizationCount, Options.linkCount),
      OptionPair(Options.linkCount, Options.organizationCount),
    ],
    alternatives: [
      [Options.preset, Options.organizationCount], [Options.outputFolder],
    ],
    examples: [
      CommandExample(
        "linkage generate --preset can-tho -o can-tho",
        LocalizedText("A set the size of Cần Thơ's.", "Bộ dữ liệu cỡ của Cần Thơ.")),
      CommandExample(
        "linkage generate --organizations 1000000 --links 10000000 -o large",
        LocalizedText("A large one, to measure speed.", "Bộ dữ liệu lớn, để đo tốc độ.")),
      CommandExample(
        "linkage generate --preset can-tho --seed 7 -o another",
        LocalizedText("Another of the same shape.", "Một bộ khác có cùng dạng.")),
    ])

  static let completions = CommandDefinition(
    .completions,
    summary: LocalizedText(
      "A script that lets a shell complete commands.",
      "Tập lệnh để shell hoàn thành lệnh bằng phím Tab."),
    overview: LocalizedText(
      "Writes a script with which a shell completes commands, options and their values.",
      "Ghi tập lệnh giúp shell hoàn thành tên lệnh, tùy chọn và giá trị khi bấm phím Tab."),
    arguments: [shell],
    options: [Options.output] + Options.everywhere,
    examples: [
      CommandExample(
        "source <(linkage completions bash)",
        LocalizedText(
          "In bash, for this session; in ~/.bashrc, for all.",
          "Với bash, cho phiên này; đặt trong ~/.bashrc thì dùng mãi.")),
      CommandExample(
        "linkage completions zsh -o ~/.zfunc/_linkage",
        LocalizedText(
          "In zsh; ~/.zfunc must be in fpath.", "Với zsh; ~/.zfunc phải nằm trong fpath.")),
      CommandExample(
        "linkage completions fish -o ~/.config/fish/completions/linkage.fish",
        LocalizedText("In fish.", "Với fish.")),
    ])

  static let help = CommandDefinition(
    .help,
    summary: LocalizedText("Explain a command.", "Giải thích một lệnh."),
    overview: LocalizedText(
      "Explains the program, or one command with its options and examples.",
      "Giải thích chương trình, hoặc một lệnh cùng các tùy chọn và ví dụ."),
    arguments: [command],
    options: Options.everywhere,
    examples: [
      CommandExample(
        "linkage help coverage",
        LocalizedText("All about one command.", "Mọi điều về một lệnh.")),
      CommandExample(
        "linkage help --language vi",
        LocalizedText("The whole program, in Vietnamese.", "Cả chương trình, bằng tiếng Việt.")),
    ])
}
