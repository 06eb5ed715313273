extension RealFiles {
  /// Sets that are sound row by row, and say something that their author hardly meant.
  static let ofMeaning: [Case] =
    ofOfficeHeaders + ofOtherKinds + ofMovedFields + ofFields + ofEnds + ofDistricts + ofTaxCodes
    + ofSums
    + ofIdentifiers
    + ofDirections
    + [
      Case(
        name: "a link that stands twice", links: links(more: ["HTX1,NM1,rice"]),
        right: .warning("links.csv:4:1 repeated-link")),
      Case(
        name: "a link that stands twice, with amounts",
        links: links(
          "HTX1,NM1,rice,850,", "NM1,XK1,rice,600,", more: ["HTX1,NM1,rice,850.0,"],
          header: "source,target,product,volume,since"),
        right: .warning("links.csv:4:1 repeated-link")),
      Case(
        name: "links that differ in their amounts",
        organizations: organizations(more: ["TT1,market,,,"]),
        links: links(
          "HTX1,NM1,rice,850", "NM1,XK1,rice,600", more: ["HTX1,NM1,rice,851", "XK1,TT1,rice,5"],
          header: "source,target,product,volume"),
        right: .participating(1, members: 100)),
      Case(
        name: "a decimal comma beside points that part thousands",
        links: links(
          "HTX1,NM1,rice,\"1,5\"", "NM1,XK1,rice,1.850", header: "source,target,product,volume"),
        right: .warning("links.csv:3:14 three-decimals")),
      Case(
        name: "a decimal point beside commas that part thousands",
        links: links(
          "HTX1;NM1;rice;12.5", "NM1;XK1;rice;1,850", header: "source;target;product;volume"),
        isOfWholeFile: true,
        right: .warning("links.csv:3:14 three-decimals")),
      Case(
        name: "melons are neither coconuts nor oysters",
        organizations: organizations(
          "HTX1,cooperative,A,rice|dưa hấu|dừa|hàu,100", more: ["TT1,market,,,"]),
        links: links(
          more: ["HTX1,XK1,dưa hấu", "HTX1,XK1,dừa", "HTX1,XK1,hàu", "XK1,TT1,rice"]),
        right: .participating(1, members: 100)),
      Case(
        name: "links that differ in their years",
        organizations: organizations(more: ["TT1,market,,,"]),
        links: links(
          "HTX1,NM1,rice,2020,2023", "NM1,XK1,rice,,",
          more: ["HTX1,NM1,rice,2024,", "XK1,TT1,rice,,"],
          header: "source,target,product,since,until"),
        right: .warning("links.csv:2:20 ended-links")),
      Case(
        name: "a role that makes no producer",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,", more: ["TM1,buyer,,rice,,cooperative"],
          header: "id,kind,name,products,members,roles"),
        right: .warning("organizations.csv:5:18 role-of-producer")),
      Case(
        name: "links without rows", links: "source,target,product\n", isOfWholeFile: true,
        right: .warning("organizations.csv:1:1 no-link")),
      Case(
        name: "one organization with and without its legal form",
        organizations: organizations(
          more: [
            "HTX2,cooperative,HTX Tân Lộc,rice,50", "HTX3,cooperative,Hợp tác xã Tân Lộc.,rice,50",
          ]),
        right: .warning("organizations.csv:6:18 same-name")),
      Case(
        name: "names that differ in their marks",
        organizations: organizations(
          more: ["HTX2,cooperative,HTX Một,rice,50", "HTX3,cooperative,HTX Mot,rice,50"]),
        right: .warning("organizations.csv:6:18 same-name")),
    ]

  /// Where the word for a sum stands: the id, or else the name.
  private static func column(ofSumIn row: String) -> Int {
    let fields = row.split(separator: ",", omittingEmptySubsequences: false)
    return fields[2].isEmpty ? 1 : fields[0].count + fields[1].count + 3
  }

  private static let ofSums =
    [
      "Tổng cộng,HTX,,,100", "9,cooperative,Tổng cộng:,,100", "TỔNG SỐ,cooperative,,,100",
      "Total,cooperative,,,100", "Cộng,HTX,,,100", "Σ,cooperative,,,100",
      "HTX99,cooperative,Tổng cộng 3 đơn vị,,100", "Cộng xã Phong Điền,HTX,,,100",
      "Trong đó:,HTX,,,100", "Trung bình,cooperative,,,33",
    ].map { row in
      Case(
        name: "a sum: \(row)", organizations: organizations(more: [row]),
        right: .warning("organizations.csv:5:\(column(ofSumIn: row)) sum-row"))
    }
    + [
      Case(
        name: "a corporation is no sum",
        organizations: organizations(
          more: [
            "TCT,processor,Tổng công ty Lương thực,,", "TT1,market,Cộng hòa Séc,,",
            "CĐ1,processor,Cộng đồng Xanh,,",
          ]),
        links: links(more: ["XK1,TT1,rice"]), right: .participating(1, members: 100))
    ]

  private static let ofIdentifiers =
    [
      "htx1", "HTX 1", "HTX-1", "HTX01", "HTX1.", "HT\u{425}1", "\u{397}TX1", "ＨＴＸ１", "HTX１",
      "HTX1\u{7F}", "HTX1\u{2800}", "HTX1\u{E000}",
    ].map { id in
      Case(
        name: "beside HTX1, \(id)",
        organizations: organizations(more: ["\(id),cooperative,B,rice,50"]),
        right: .warning("organizations.csv:5:1 similar-id"))
    }
    + ["HTX1\u{200E}", "\u{202A}HTX1\u{202C}", "HTX\u{61C}1", "HTX1\u{180E}", "HTX1\u{FE0F}"].map {
      id in
      Case(
        name: "HTX1 and marks of no width",
        organizations: organizations(more: ["\(id),cooperative,B,rice,50"]),
        right: .error(["organizations.csv:5:1 duplicate-id"]))
    }

  private static let ofDirections =
    [
      ("HTX1,NM1,rice,membership", "membership-of-no-union"),
      ("HTX1,XK1,rice,thành viên", "membership-of-no-union"),
      ("NM1,HTX1,rice,", "link-reversed"), ("XK1,HTX1,rice,supply", "link-reversed"),
      ("XK1,HTX1,rice,xuất khẩu", "export-to-domestic"), ("TT1,XK1,rice,", "link-reversed"),
      ("HTX1,NM1,rice,export", "export-to-domestic"),
    ].map { row, sort in
      Case(
        name: "a link \(row)", organizations: organizations(more: ["TT1,market,,,"]),
        links: links(
          "HTX1,NM1,rice,", "NM1,XK1,rice,", more: [row], header: "source,target,product,relation"),
        right: .warning("links.csv:4:\(sort == "link-reversed" ? 1 : 15) \(sort)"))
    }

  /// Ends of links that are nearly the id of an organization; the messages say what happened to each.
  private static let ofEnds =
    ["HT\u{425}1", "ＨＴＸ１", "HTX1\u{E000}", "'HTX1", "Hợp tác xã Tân Lộc", "HTX Tan Loc", "HTX1, 2"]
    .map {
      end in
      Case(
        name: "a link of \(end)",
        organizations: organizations("HTX1,cooperative,HTX Tân Lộc,rice,100"),
        links: links("\"\(end)\",NM1,rice"), right: .error(["links.csv:2:1 unknown-organization"]))
    }
    + [
      Case(
        name: "a link of two ids",
        organizations: organizations(more: ["HTX12,cooperative,B,rice,50"]),
        links: links("\"HTX1, 2\",NM1,rice"), right: .error(["links.csv:2:1 unknown-organization"])),
      Case(
        name: "an id with an apostrophe",
        organizations: organizations("001,cooperative,A,rice,100"),
        links: links("'001,NM1,rice"), right: .error(["links.csv:2:1 unknown-organization"])),
    ]

  /// Districts in several spellings; the first is the usual one.
  private static let ofDistricts =
    [
      ("Phong Điền", "H. Phong Điền"), ("Phong Điền", "Huyện Phong Điền"),
      ("Phong Điền", "Phong Điền."),
      ("Thới Lai", "Quận Thới Lai"), ("Long Mỹ", "Long Mĩ"), ("Quy Nhơn", "TP. Qui Nhơn"),
      ("Bình Thủy", "Bình Thuỷ"), ("Cái Khế", "P. Cái Khế"), ("Phường Cái Khế", "P.Cái Khế"),
      ("TX Ngã Bảy", "Thị xã Ngã Bảy"), ("Thới Lai", "THOI  LAI"),
    ].map { usual, other in
      Case(
        name: "\(usual) and \(other)",
        organizations:
          "id,kind,district\nHTX1,group,\(usual)\nHTX2,group,\(usual)\nHTX3,group,\(other)\nNM1,processor,\nXK1,exporter,\n",
        right: .warning("organizations.csv:4:12 similar-district"))
    }
    + [
      Case(
        name: "a commune and a ward of one name",
        organizations:
          "id,kind,district,products,members\nHTX1,group,Xã Tân Lộc,rice,100\nHTX2,group,Phường Tân Lộc,,\nNM1,processor,,,\nXK1,exporter,,,\nTT1,market,,,\n",
        links: links(more: ["XK1,TT1,rice"]), right: .participating(1, members: 100))
    ]

  private static let ofTaxCodes =
    [
      ("301234567", "similar-tax-code"), ("0301 234 567", "similar-tax-code"),
      ("0301-234-567", "similar-tax-code"), ("3.01E+08", "odd-tax-code"),
      ("0301234568.0", "odd-tax-code"), ("MST: 0301234568", "odd-tax-code"), ("-", "odd-tax-code"),
      ("Chưa có", "odd-tax-code"), ("030123456", "odd-tax-code"),
    ].map { code, sort in
      Case(
        name: "the tax code \(code)",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,0301234567",
          more: [
            "HTX2,cooperative,B,rice,50,0301234569-001", "HTX3,cooperative,C,rice,50,\(code)",
          ],
          header: "id,kind,name,products,members,tax_code"),
        right: .warning("organizations.csv:6:28 \(sort)"))
    }

  /// Kinds that are near to a word and mean something else: the messages propose nothing.
  static let ofOtherKinds = [
    "thị trường Trung Quốc", "foreign buyer", "công ty nước ngoài", "HTX ngừng hoạt động",
    "Hợp tác xã (giải thể)", "liên minh HTX", "thi truong nuoc ngoai",
  ].map { kind in
    Case(
      name: "the kind \(kind)", organizations: organizations("HTX1,\(kind),A,rice,100"),
      right: .error(["organizations.csv:2:6 unknown-kind"]))
  }

  /// A number that an unquoted comma has split, in a row with a field too many; districts that are none.
  static let ofFields =
    [
      Case(
        name: "a split number and a comma at the end",
        organizations:
          "id,kind,products,members,capacity\nHTX1,cooperative,rice,1,200,\nNM1,processor,,,\nXK1,exporter,,,\n",
        right: .error(["organizations.csv:2:23 split-number"])),
      Case(
        name: "a comma at the end",
        organizations:
          "id,kind,products,members,capacity\nHTX1,cooperative,rice,100,20,\nNM1,processor,,,\nXK1,exporter,,,\nTT1,market,,,\n",
        links: links(more: ["XK1,TT1,rice"]), right: .participating(1, members: 100)),
    ]
    + ["-", "NULL", "không", "chưa rõ", "?"].map { district in
      Case(
        name: "the district \(district)",
        organizations:
          "id,kind,district\nHTX1,group,Thốt Nốt\nHTX2,group,\(district)\nNM1,processor,\nXK1,exporter,\n",
        right: .warning("organizations.csv:3:12 odd-district"))
    }

  /// Words of other columns as products, and answers that the messages must not call blank.
  static let ofMovedFields =
    ["cung ứng", "export", "hợp tác xã", "tốt", "Sản lượng"].map { word in
      Case(
        name: "the product \(word)", links: links("HTX1,NM1,\(word)"),
        right: .warning("links.csv:2:10 odd-product"))
    }
    + ["C", "K", "v", "yes!", "-", "?"].map { answer in
      Case(
        name: "the answer \(answer)",
        links: links(
          "HTX1,NM1,rice,\(answer)", "NM1,XK1,rice,", header: "source,target,product,contract"),
        right: .error(["links.csv:2:15 unknown-answer"]))
    }
    + ["√", "✓"].map { answer in
      Case(
        name: "the tick \(answer)", organizations: organizations(more: ["TT1,market,,,"]),
        links: links(
          "HTX1,NM1,rice,\(answer)", "NM1,XK1,rice,", more: ["XK1,TT1,rice,"],
          header: "source,target,product,contract"),
        right: .participating(1, members: 100))
    }

  /// Headers as offices write them; the last column is the one in question.
  static let ofOfficeHeaders =
    [
      "Xếp loại năm 2025", "Xếp loại 2025", "Đánh giá", "Kết quả đánh giá (2025)",
      "XẾP LOẠI NĂM 2024",
    ].map { header in
      Case(
        name: "the header \(header)",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,excellent", header: "id,kind,name,products,members,\(header)"
        ),
        right: .error(["organizations.csv:2:29 unknown-rating"]))
    }
    + ["Sản lượng 2024 (tấn)", "Sản lượng năm 2024", "Khối lượng 2023"].map { header in
      Case(
        name: "the header \(header)",
        links: links("HTX1,NM1,rice,x", "NM1,XK1,rice,", header: "source,target,product,\(header)"),
        right: .error(["links.csv:2:15 not-a-number"]))
    }
    + ["Xã, phường", "Tên xã", "Đơn vị hành chính", "Huyện/thị xã"].map { header in
      Case(
        name: "the header \(header)",
        organizations:
          "id,kind,\"\(header)\"\nHTX1,group,Thốt Nốt\nHTX2,group,-\nNM1,processor,\nXK1,exporter,\n",
        right: .warning("organizations.csv:3:12 odd-district"))
    }
    + ["Từ năm 2024", "Năm 2024", "2024"].map { header in
      Case(
        name: "the header \(header)",
        links: links("HTX1,NM1,rice,x", "NM1,XK1,rice,", header: "source,target,product,\(header)"),
        right: .warning("links.csv:1:23 unknown-column"))
    }
}
