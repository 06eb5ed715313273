import LinkageGraph

extension CommandTable {
  static let summary = CommandDefinition(
    .summary,
    summary: LocalizedText(
      "The main figures of a set; the place to start.",
      "Các số liệu chính của bộ dữ liệu; nên chạy trước tiên."),
    overview: LocalizedText(
      """
      Shows the main figures of a set: what is in it, how many organizations take part in a \
      value chain, and how many links they are from direct export.
      """,
      """
      Cho biết các số liệu chính: bộ dữ liệu gồm những gì, bao nhiêu tổ chức tham gia liên kết \
      chuỗi giá trị, và còn cách xuất khẩu trực tiếp mấy khâu.
      """),
    arguments: [set],
    options: Options.reading + Options.filters + [Options.groupBy] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage summary can-tho",
        LocalizedText("All collective organizations.", "Mọi tổ chức kinh tế tập thể.")),
      CommandExample(
        LocalizedText(
          "linkage summary can-tho --rating good,fair --year 2024",
          "linkage summary can-tho --rating tốt,khá --year 2024"),
        LocalizedText(
          "Only those rated good or fair, with the links of 2024.",
          "Chỉ các tổ chức xếp loại tốt, khá, với các liên kết năm 2024.")),
      CommandExample(
        LocalizedText(
          "linkage summary can-tho --format markdown -o summary.md",
          "linkage summary can-tho --format markdown -o tong-hop.md"),
        LocalizedText("A page for a report.", "Một trang để đưa vào báo cáo.")),
    ])

  static let coverage = CommandDefinition(
    .coverage,
    summary: LocalizedText(
      "How many organizations take part in a value chain.",
      "Bao nhiêu tổ chức tham gia liên kết chuỗi giá trị."),
    overview: LocalizedText(
      """
      Counts, for each product and for all together, the organizations that have a link, that \
      reach a processor, a domestic buyer or a direct exporter, and that take part in a chain: \
      their goods leave the collective sector.
      """,
      """
      Đếm theo từng sản phẩm và chung cho mọi sản phẩm: số tổ chức có liên kết, số tổ chức nối \
      tới cơ sở chế biến, nơi tiêu thụ trong nước hoặc đơn vị xuất khẩu trực tiếp, và số tổ \
      chức tham gia chuỗi, tức là hàng hóa ra khỏi khu vực kinh tế tập thể.
      """),
    arguments: [set],
    options: Options.reading + Options.filters + [Options.groupBy] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage coverage can-tho --by district",
        LocalizedText("Compare the districts.", "So sánh các địa bàn.")),
      CommandExample(
        LocalizedText(
          "linkage coverage can-tho --kind cooperative --product rice",
          "linkage coverage can-tho --kind \"hợp tác xã\" --product \"lúa gạo\""),
        LocalizedText(
          "The cooperatives that grow rice.", "Các hợp tác xã có sản phẩm lúa gạo.")),
      CommandExample(
        "linkage coverage can-tho --by kind,rating --format csv -o coverage.csv",
        LocalizedText("Figures for a spreadsheet.", "Số liệu để mở bằng bảng tính.")),
    ])

  static let reach = CommandDefinition(
    .reach,
    summary: LocalizedText(
      "How many links from direct export.", "Cách xuất khẩu trực tiếp mấy khâu."),
    overview: LocalizedText(
      """
      Counts how many organizations have a route to a direct exporter of what they supply, and \
      how many links the shortest one has; 0 means that the organization exports directly \
      itself.
      """,
      """
      Đếm số tổ chức có tuyến tới đơn vị xuất khẩu trực tiếp sản phẩm của mình, và tuyến ngắn \
      nhất có mấy khâu; 0 nghĩa là tổ chức tự xuất khẩu trực tiếp.
      """),
    arguments: [set],
    options: Options.reading + Options.filters + [Options.groupBy, Options.list]
      + Options.writing + Options.everywhere,
    exclusions: [OptionPair(Options.list, Options.groupBy)],
    examples: [
      CommandExample(
        "linkage reach can-tho",
        LocalizedText(
          "How far each product is from export.", "Mỗi sản phẩm cách xuất khẩu mấy khâu.")),
      CommandExample(
        "linkage reach can-tho --by district --product fruit",
        LocalizedText("Fruit, district by district.", "Trái cây, theo từng địa bàn.")),
      CommandExample(
        "linkage reach can-tho --list --format csv -o reach.csv",
        LocalizedText("A row for every organization.", "Mỗi tổ chức một dòng.")),
    ])

  static let trace = CommandDefinition(
    .trace,
    summary: LocalizedText(
      "One organization's shortest routes to export.",
      "Tuyến xuất khẩu ngắn nhất của một tổ chức."),
    overview: LocalizedText(
      """
      Shows, for each product that reaches an organization, one shortest route from it to a \
      direct exporter, and how many organizations stand upstream and downstream of it. Of the \
      filters only --year and --producers bear on it.
      """,
      """
      Với mỗi sản phẩm của một tổ chức, nêu một tuyến ngắn nhất tới đơn vị xuất khẩu trực tiếp, \
      và số tổ chức ở phía trước, phía sau chuỗi. Trong các bộ lọc chỉ --year và --producers có \
      tác dụng.
      """),
    arguments: [set, organization],
    options: Options.reading + Options.filters + Options.writing + Options.everywhere,
    examples: [
      CommandExample(
        "linkage trace can-tho HTX-0095",
        LocalizedText("The routes of one cooperative.", "Các tuyến của một hợp tác xã.")),
      CommandExample(
        "linkage trace can-tho --year 2022 -- HTX-0095",
        LocalizedText(
          "With the links of 2022; after -- an id may begin with a dash.",
          "Với các liên kết năm 2022; sau -- mã có thể bắt đầu bằng dấu gạch.")),
    ])

  static let critical = CommandDefinition(
    .critical,
    summary: LocalizedText(
      "The organizations that others need to reach export.",
      "Các tổ chức then chốt đối với đường xuất khẩu."),
    overview: LocalizedText(
      """
      Lists the organizations without which others would have no route to a direct exporter \
      left, those with most dependents first. These are where help, or a second buyer, counts \
      most.
      """,
      """
      Liệt kê các tổ chức mà nếu ngừng hoạt động thì tổ chức khác không còn tuyến nào tới đơn \
      vị xuất khẩu trực tiếp; nhiều tổ chức phụ thuộc nhất đứng trước. Đây là nơi cần hỗ trợ, \
      hoặc cần thêm một đầu mối thu mua.
      """),
    arguments: [set],
    options: Options.reading + Options.filters + [Options.top] + Options.writing
      + Options.everywhere,
    examples: [
      CommandExample(
        "linkage critical can-tho --top 10",
        LocalizedText(
          "The ten of each product with most dependents.",
          "Mười tổ chức có nhiều tổ chức phụ thuộc nhất của mỗi sản phẩm.")),
      CommandExample(
        LocalizedText(
          "linkage critical can-tho --district \"Phong Điền\" --product fruit",
          "linkage critical can-tho --district \"Phong Điền\" --product \"trái cây\""),
        LocalizedText(
          "What the fruit growers of one district depend on.",
          "Các tổ chức trồng trái cây ở một địa bàn phụ thuộc vào ai.")),
    ])
}
