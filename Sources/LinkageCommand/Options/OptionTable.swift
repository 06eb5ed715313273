import LinkageFiles
import LinkageSamples
import LinkageGraph
import LinkageReports

/// Every option of the program, each once.
enum Options {
  // MARK: Input

  static let organizationsFile = SingleOption<String>(
    text: "organizations", value: file, completion: .file, section: .input,
    help: LocalizedText(
      "Read the organizations from this file instead of from a folder; - is standard input.",
      "Đọc các tổ chức từ tệp này thay vì từ thư mục; - là đầu vào chuẩn."))
  static let linksFile = SingleOption<String>(
    text: "links", value: file, completion: .file, section: .input,
    help: LocalizedText(
      "Read the links from this file; - is standard input.",
      "Đọc các liên kết từ tệp này; - là đầu vào chuẩn."))
  static let delimiter = SingleOption<DelimiterChoice>(
    "delimiter", choosing: DelimiterChoice.self, value: LocalizedText("MARK", "DẤU"),
    default: LocalizedText("found in the header line", "tự nhận ra từ dòng tiêu đề"),
    section: .input,
    help: LocalizedText("What stands between the fields.", "Dấu ngăn cách các ô."))
  static let decimal = SingleOption<DecimalChoice>(
    "decimal", choosing: DecimalChoice.self, value: LocalizedText("MARK", "DẤU"),
    variable: "LINKAGE_DECIMAL", section: .input,
    help: LocalizedText(
      "The decimal mark, for numbers that could be read two ways.",
      "Dấu thập phân, dùng khi một con số có thể hiểu theo hai cách."))
  static let skipBadRows = Flag(
    "skip-bad-rows", section: .input,
    help: LocalizedText(
      "Leave out rows with errors, and say how many, instead of stopping.",
      "Bỏ qua các dòng có lỗi và báo số lượng, thay vì dừng lại."))

  static let skipBadFields = Flag(
    "skip-bad-fields", section: .input,
    help: LocalizedText(
      "Leave fields with errors blank where they may be blank, and say how many.",
      "Bỏ trống các ô có lỗi ở cột không bắt buộc và báo số lượng."))
  static let allProblems = Flag(
    "all-problems", section: .result,
    help: LocalizedText(
      "List every problem, not only the first 20 of each sort in each file.",
      "Liệt kê mọi lỗi, thay vì 20 lỗi đầu của mỗi loại trong mỗi tệp."))

  static let plan = SingleOption<String>(
    text: "plan", value: file,
    default: LocalizedText("targets.csv of the set", "targets.csv của bộ dữ liệu"),
    completion: .file, section: .input,
    help: LocalizedText(
      "Read the plan from this file; - is standard input.",
      "Đọc kế hoạch từ tệp này; - là đầu vào chuẩn."))

  // MARK: Filters

  static let kinds = RepeatedOption<String>(
    "kind", value: list("KIND", "LOẠI"), suggestions: Vocabulary.kinds, isList: true,
    completion: .fromSet(.kinds),
    section: .filters,
    help: LocalizedText(
      "Count organizations of these kinds.",
      "Chỉ tính các tổ chức thuộc loại hình này."))
  static let districts = RepeatedOption<String>(
    "district", value: LocalizedText("NAME", "TÊN"), completion: .fromSet(.districts),
    section: .filters,
    help: LocalizedText(
      "Count organizations of this district, or of any of several.",
      "Chỉ tính các tổ chức thuộc địa bàn này, hoặc một trong các địa bàn đã nêu."))
  static let ratings = RepeatedOption<String>(
    "rating", value: list("RATING", "XẾP-LOẠI"),
    suggestions: Vocabulary.ratings + Vocabulary.unrated,
    isList: true, completion: .fromSet(.ratings), section: .filters,
    help: LocalizedText(
      "Count organizations with one of these ratings.",
      "Chỉ tính các tổ chức có xếp loại này."))
  static let products = RepeatedOption<String>(
    "product", value: LocalizedText("NAME", "TÊN"), suggestions: Vocabulary.products,
    completion: .fromSet(.products), section: .filters,
    help: LocalizedText(
      "Look at this product, or at several.", "Chỉ xét sản phẩm này, hoặc các sản phẩm đã nêu."))
  static let year = SingleOption<Int>(
    number: "year", in: 1...9999, value: LocalizedText("YEAR", "NĂM"), section: .filters,
    help: LocalizedText(
      "Use only the links in force in that year.",
      "Chỉ dùng các liên kết còn hiệu lực trong năm đó."))
  static let contract = Flag(
    "contract", section: .filters,
    help: LocalizedText(
      "Use only the links under contract and the memberships.",
      "Chỉ dùng các liên kết có hợp đồng và liên kết thành viên."))
  static let producers = RepeatedOption<String>(
    "producers", value: list("KIND", "LOẠI"), suggestions: Vocabulary.kinds, isList: true,
    default: LocalizedText("group,cooperative,union", "group,cooperative,union"),
    completion: .fromSet(.kinds), section: .filters,
    help: LocalizedText(
      "The kinds of organization whose goods are followed.",
      "Các loại hình tổ chức có sản phẩm được theo dõi."))

  // MARK: What is shown

  static let groupBy = RepeatedOption<GroupingChoice>(
    "by", choosing: GroupingChoice.self, value: list("KEY", "TIÊU-CHÍ"), section: .result,
    help: LocalizedText(
      "A row for each group; rows are by product already, so product adds nothing.",
      "Mỗi nhóm một dòng; kết quả luôn theo từng sản phẩm nên product không thêm gì."))
  static let list = Flag(
    "list", section: .result,
    help: LocalizedText(
      "Every organization and product in a row of its own.",
      "Liệt kê từng tổ chức và từng sản phẩm."))
  static let top = SingleOption<Int>(
    number: "top", in: 1...Int.max, value: number,
    default: LocalizedText(
      "10 on a page for people, all in csv and json",
      "10 khi hiện cho người đọc, tất cả khi ghi csv, json"), section: .result,
    help: LocalizedText(
      "Only so many of each product, those with most dependents.",
      "Chỉ nêu bấy nhiêu tổ chức của mỗi sản phẩm, nhiều tổ chức phụ thuộc nhất trước."))

  static let exposure = Flag(
    "exposure", section: .result,
    help: LocalizedText(
      "Count those that depend on a single organization, and those that have two routes.",
      "Đếm tổ chức phụ thuộc một tổ chức duy nhất và tổ chức có hai kênh riêng."))

  static let totals = Flag(
    "totals", section: .result,
    help: LocalizedText(
      "Only the rows for any product, and with --by a row for all groups together.",
      "Chỉ nêu dòng tính chung cho mọi sản phẩm; nếu có --by thì thêm một dòng tổng cộng."))
  static let with = RepeatedOption<String>(
    "with", value: list("FLAG", "MỨC"), suggestions: Vocabulary.flags, isList: true,
    completion: .fromSet(.flags), section: .result,
    help: LocalizedText(
      "Only organizations that have all of these.",
      "Chỉ nêu tổ chức đạt tất cả các mức này, ghi bằng tiếng Anh hoặc tiếng Việt."))
  static let without = RepeatedOption<String>(
    "without", value: list("FLAG", "MỨC"), suggestions: Vocabulary.flags, isList: true,
    completion: .fromSet(.flags), section: .result,
    help: LocalizedText(
      "Only organizations that have none of these.",
      "Chỉ nêu tổ chức chưa đạt mức nào trong các mức này."))
  static let topOfList = SingleOption<Int>(
    number: "top", in: 1...Int.max, value: number, default: LocalizedText("all", "tất cả"),
    section: .result,
    help: LocalizedText(
      "Only so many, those with most members.",
      "Chỉ nêu bấy nhiêu tổ chức có nhiều thành viên nhất."))

  // MARK: Targets

  static let asOf = SingleOption<Int>(
    number: "as-of", in: 1...9999, value: LocalizedText("YEAR", "NĂM"),
    default: LocalizedText(
      "--year, else the latest year that the set names",
      "--year, nếu không thì năm muộn nhất trong dữ liệu"), section: .result,
    help: LocalizedText(
      "The year that the figures are of; the links in force then count.",
      "Năm của số liệu; chỉ tính các liên kết còn hiệu lực trong năm đó."))
  static let population = SingleOption<Int>(
    number: "population", in: 1...LinkageSet.mostMembers, value: number,
    default: LocalizedText("what the plan states", "theo số ghi trong kế hoạch"), section: .result,
    help: LocalizedText(
      "How many people live there, for targets that are a share of them.",
      "Số dân, dùng cho chỉ tiêu tính theo tỷ lệ dân số."))
  static let territory = SingleOption<String>(
    text: "territory", value: LocalizedText("TEXT", "TÊN"),
    default: LocalizedText("what the plan states", "theo kế hoạch"), section: .result,
    help: LocalizedText(
      "The territory of the set, to be compared with that of each target.",
      "Phạm vi của bộ dữ liệu, để so với phạm vi của từng chỉ tiêu."))
  static let targetYear = SingleOption<Int>(
    number: "for", in: 1...9999, value: LocalizedText("YEAR", "NĂM"), section: .result,
    help: LocalizedText(
      "Only the targets for this year.", "Chỉ nêu các chỉ tiêu của năm này."))
  static let strict = Flag(
    "strict", section: .result,
    help: LocalizedText(
      "End with status 1 where a target that can be measured is missed.",
      "Mã thoát là 1 nếu có chỉ tiêu đo được mà chưa đạt."))

  // MARK: Drawing

  static let drawAll = Flag(
    "all", section: .drawing,
    help: LocalizedText(
      "Draw every organization singly, however many there are.",
      "Vẽ riêng từng tổ chức, dù nhiều đến đâu."))
  static let focus = SingleOption<String>(
    text: "focus", value: LocalizedText("ID", "MÃ"), completion: .fromSet(.ids), section: .drawing,
    help: LocalizedText(
      "Draw what lies around this organization.", "Vẽ phần chuỗi quanh tổ chức này."))
  static let depth = SingleOption<Int>(
    number: "depth", in: 1...1000, value: number, section: .drawing,
    help: LocalizedText(
      "How many links from the focus to go.", "Số khâu tính từ tổ chức ở giữa sơ đồ."))
  static let drawingGroups = RepeatedOption<GroupingChoice>(
    "group-by", choosing: GroupingChoice.self, from: [.district, .kind],
    value: list("KEY", "TIÊU-CHÍ"), section: .drawing,
    help: LocalizedText(
      "Draw one box for all organizations that share these.",
      "Gộp các tổ chức cùng tiêu chí vào một ô."))
  static let title = SingleOption<String>(
    text: "title", value: LocalizedText("TEXT", "TIÊU-ĐỀ"), section: .drawing,
    help: LocalizedText("A title above the drawing.", "Tiêu đề của sơ đồ."))

  static let pictureFormat = SingleOption<PictureFormat>(
    "format", choosing: PictureFormat.self, value: LocalizedText("FORMAT", "DẠNG"),
    default: LocalizedText(
      "what the ending of -o stands for, else dot", "theo phần đuôi của -o, nếu không thì dot"),
    section: .output,
    help: LocalizedText(
      "The diagram as text, or a picture, which needs Graphviz.",
      "Ghi sơ đồ dạng văn bản, hoặc vẽ thành hình (cần Graphviz)."))

  // MARK: Making a set

  static let preset = SingleOption<PresetChoice>(
    "preset", choosing: PresetChoice.self, value: LocalizedText("NAME", "TÊN"), section: .result,
    help: LocalizedText(
      "A set like a known place, with its districts and products.",
      "Bộ dữ liệu mô phỏng một địa phương, với các địa bàn và sản phẩm ở đó."))
  static let organizationCount = SingleOption<Int>(
    number: "organizations", in: 1...RandomLinkageSet.greatestOrganizations, value: number,
    section: .result,
    help: LocalizedText("How many organizations to make.", "Số tổ chức cần tạo."))
  static let linkCount = SingleOption<Int>(
    number: "links", in: 0...10_000_000_000, value: number, section: .result,
    help: LocalizedText("How many links to make.", "Số liên kết cần tạo."))
  static let seed = SingleOption<UInt64>(
    number: "seed", in: 0...UInt64.max, value: number,
    default: LocalizedText("1", "1"), section: .result,
    help: LocalizedText(
      "The same seed makes the same set.",
      "Cùng một số khởi tạo (seed) thì tạo ra cùng một bộ dữ liệu."))
  static let outputFolder = SingleOption<String>(
    text: "output", short: "o", value: LocalizedText("FOLDER", "THƯ-MỤC"), completion: .folder,
    section: .output,
    help: LocalizedText(
      "Write organizations.csv and links.csv into this folder.",
      "Ghi organizations.csv và links.csv vào thư mục này."))
  static let packedFile = SingleOption<String>(
    text: "output", short: "o", value: file, completion: .file, section: .output,
    help: LocalizedText(
      "Write the packed file here; it is replaced only when all went well.",
      "Ghi tệp đóng gói vào đây; tệp cũ chỉ bị thay khi mọi việc đã xong."))
  static let force = Flag(
    "force", section: .output,
    help: LocalizedText(
      "Replace files of these names that are there already.", "Ghi đè lên các tệp đã có sẵn."))

  // MARK: Output

  static let format = SingleOption<DocumentFormat>(
    "format", choosing: DocumentFormat.self, value: LocalizedText("FORMAT", "DẠNG"),
    default: LocalizedText(
      "what the ending of -o stands for, else table", "theo phần đuôi của -o, nếu không thì table"),
    section: .output,
    help: LocalizedText("How the result is written.", "Dạng của kết quả."))
  static let output = SingleOption<String>(
    text: "output", short: "o", value: file,
    default: LocalizedText("standard output", "đầu ra chuẩn"),
    completion: .file, section: .output,
    help: LocalizedText(
      "Write to this file; it is replaced only when all went well.",
      "Ghi vào tệp này; tệp cũ chỉ bị thay khi mọi việc đã xong."))
  static let language = SingleOption<Language>(
    "language", choosing: Language.self, value: LocalizedText("LANGUAGE", "NGÔN-NGỮ"),
    default: LocalizedText("that of the system", "theo hệ thống"), variable: "LINKAGE_LANGUAGE",
    section: .output,
    help: LocalizedText("English or Vietnamese.", "Tiếng Anh hoặc tiếng Việt."))
  static let color = SingleOption<ColorChoice>(
    "color", choosing: ColorChoice.self, value: LocalizedText("WHEN", "KHI-NÀO"),
    default: LocalizedText("auto", "auto"), section: .output,
    help: LocalizedText("When to use color.", "Khi nào dùng màu."))

  // MARK: Other

  static let manual = Flag(
    "man", section: .result,
    help: LocalizedText(
      "Write the whole help as a page for man.",
      "Ghi toàn bộ phần trợ giúp thành trang cho lệnh man."))
  static let help = Flag(
    "help", short: "h", section: .other,
    help: LocalizedText("Show this help.", "Hiện phần trợ giúp này."))
  static let quiet = Flag(
    "quiet", short: "q", section: .output,
    help: LocalizedText(
      "Say nothing but errors and the result: no progress, warnings or commands to try next.",
      "Chỉ báo lỗi và kết quả: không hiện tiến độ, cảnh báo và các lệnh nên chạy tiếp."))
  static let version = Flag(
    "version", short: "V", section: .other,
    help: LocalizedText("Show the version.", "Hiện phiên bản."))

  // MARK: Groups that commands share

  static let reading: [any OptionKey] = [
    organizationsFile, linksFile, delimiter, decimal, skipBadRows, skipBadFields,
  ]
  static let filters: [any OptionKey] = [
    kinds, districts, ratings, products, year, contract, producers,
  ]
  static let everywhere: [any OptionKey] = [language, color, quiet, help]
  static let writing: [any OptionKey] = [format, output]

  static let file = LocalizedText("FILE", "TỆP")
  static let number = LocalizedText("N", "SỐ")
  private static func list(_ english: String, _ vietnamese: String) -> LocalizedText {
    LocalizedText("\(english)[,…]", "\(vietnamese)[,…]")
  }
}
