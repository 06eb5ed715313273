import LinkageGraph
import LinkagePlanning

/// An answer in sentences.
struct SuggestionWords {
  let subject: MeasureSubject
  let answer: LinkSuggestions

  init(_ subject: MeasureSubject, _ answer: LinkSuggestions) {
    self.subject = subject
    self.answer = answer
  }

  private var weighsMembers: Bool { answer.request.weight == .members }

  /// What is counted, so many: organizations or their members.
  private func counted(_ count: Int) -> LocalizedText {
    weighsMembers ? Words.members(count) : Words.organizations(count)
  }

  private func part(_ count: Int) -> LocalizedText {
    func text(_ language: Language) -> String {
      "\(NumberText.whole(count, in: language)) (\(NumberText.percent(count, of: answer.selected, in: language)))"
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }

  /// What the flag means, of one organization and of several.
  private var flag: (one: LocalizedText, several: LocalizedText) {
    let vietnamese =
      switch answer.request.flag {
      case .processing: "tới được khâu chế biến"
      case .domestic: "tới được tiêu thụ trong nước"
      case .export: "tới được xuất khẩu trực tiếp"
      default: "tham gia liên kết theo chuỗi giá trị"
      }
    let (one, several) =
      switch answer.request.flag {
      case .processing: ("reaches a processor", "reach a processor")
      case .domestic: ("reaches a domestic buyer", "reach a domestic buyer")
      case .export: ("reaches a direct exporter", "reach a direct exporter")
      default: ("takes part in a value chain", "take part in a value chain")
      }
    return (LocalizedText(one, vietnamese), LocalizedText(several, vietnamese))
  }

  /// Where the organizations stand, where the links lead, and how good that is.
  var standing: [LocalizedText] {
    if answer.selected == 0 {
      return [
        LocalizedText(
          weighsMembers
            ? "The selected organizations state no members." : "No organization is selected.",
          weighsMembers
            ? "Các tổ chức được chọn chưa ghi số thành viên."
            : "Không có tổ chức nào thuộc phạm vi tính.")
      ]
    }
    return [now, then] + [bound].compactMap(\.self)
  }

  private var now: LocalizedText {
    let (all, part) = (counted(answer.selected), part(answer.before))
    if weighsMembers {
      return LocalizedText(
        "Now \(part.english) of \(all.english) belong to an organization that \(flag.one.english).",
        "Hiện có \(part.vietnamese) trong số \(all.vietnamese) thuộc các tổ chức \(flag.one.vietnamese)."
      )
    }
    let verb = answer.before == 1 ? flag.one : flag.several
    return LocalizedText(
      "Now \(part.english) of \(all.english) \(verb.english).",
      "Hiện có \(part.vietnamese) trong số \(all.vietnamese) \(verb.vietnamese).")
  }

  private var then: LocalizedText {
    if let goal = answer.goal, answer.isReached == true, answer.links.isEmpty {
      let share = percent(goal)
      return LocalizedText(
        "The goal of \(share.english) is reached already.",
        "Mục tiêu \(share.vietnamese) đã đạt, không cần thêm liên kết nào.")
    }
    if answer.links.isEmpty { return nothing }
    let links =
      answer.links.count == 1
      ? LocalizedText("link", "liên kết") : Words.links(answer.links.count)
    let part = part(answer.after)
    let more = Words.text(
      answer.after - answer.before, weighsMembers ? "more member" : "more organization",
      weighsMembers ? "thành viên" : "tổ chức")
    var text = LocalizedText(
      "With the \(links.english) below it would be \(part.english): \(more.english)",
      "Thêm \(links.vietnamese) dưới đây thì sẽ có \(part.vietnamese), tăng \(more.vietnamese)")
    if let spent = answer.spent {
      func amount(_ language: Language) -> String {
        NumberText.decimal(
          spent, decimals: SuggestionReport.decimals(of: spent), in: language)
      }
      text.english += ", at a cost of \(amount(.english)) million đồng"
      text.vietnamese += ", chi phí \(amount(.vietnamese)) triệu đồng"
    }
    if let goal = answer.goal {
      let (share, count) = (percent(goal), counted(goal.leastPart(of: answer.selected)))
      let isReached = answer.isReached == true
      text.english +=
        isReached
        ? ". The goal of \(share.english), \(count.english), is reached"
        : ". The goal of \(share.english), \(count.english), is not reached: no further link brings anybody in"
      text.vietnamese +=
        isReached
        ? ". Đạt mục tiêu \(share.vietnamese), tức \(count.vietnamese)"
        : ". Chưa đạt mục tiêu \(share.vietnamese), tức \(count.vietnamese): không còn liên kết nào đưa thêm được tổ chức vào"
    }
    return LocalizedText(text.english + ".", text.vietnamese + ".")
  }

  private func percent(_ share: ExactDecimal) -> LocalizedText {
    func text(_ language: Language) -> String {
      let decimals = max(0, share.decimals - 2)
      return NumberText.decimal(share.value * 100, decimals: decimals, in: language) + "%"
    }
    return LocalizedText(text(.english), text(.vietnamese))
  }

  /// Why there is nothing to suggest.
  private var nothing: LocalizedText {
    if answer.before == answer.selected {
      return LocalizedText("No link is needed: all do.", "Không cần thêm liên kết: tất cả đều đạt.")
    }
    if answer.limit == answer.before {
      return LocalizedText(
        """
        No new link brings anybody in: what the others produce is not stated, or nobody reaches that far with \
        it.
        """,
        """
        Không liên kết mới nào đưa thêm được tổ chức vào: các tổ chức còn lại chưa ghi sản phẩm, hoặc chưa có \
        ai đưa sản phẩm đó đi xa đến vậy.
        """)
    }
    return LocalizedText(
      "The budget pays for no link that brings anybody in.",
      "Ngân sách không đủ cho liên kết nào đưa thêm được tổ chức vào.")
  }

  /// How good any choice could be.
  private var bound: LocalizedText? {
    if answer.links.isEmpty { return nil }
    if let goal = answer.goal, answer.isReached == false {
      return LocalizedText(
        """
        No choice reaches it: all candidates together bring \(part(answer.limit).english). Other measures than \
        links are needed for \(percent(goal).english).
        """,
        """
        Không cách chọn nào đạt được: tất cả các liên kết có thể gợi ý chỉ đưa tới \
        \(part(answer.limit).vietnamese). Để đạt \(percent(goal).vietnamese) cần giải pháp khác ngoài liên kết.
        """)
    }
    if answer.isOptimal {
      return answer.goal == nil
        ? LocalizedText(
          "This is the best possible: no choice \(limitWords.english) brings more.",
          "Đây là phương án tốt nhất: không cách chọn nào \(limitWords.vietnamese) đưa thêm được nhiều hơn."
        )
        : LocalizedText(
          "This is the best possible: no choice of fewer links reaches the goal.",
          "Đây là phương án tốt nhất: không cách chọn nào ít liên kết hơn mà đạt mục tiêu.")
    }
    if let atLeast = answer.atLeast {
      let links = Words.links(atLeast)
      return LocalizedText(
        "No choice of fewer than \(links.english) reaches the goal.",
        "Không cách chọn nào dưới \(links.vietnamese) mà đạt mục tiêu.")
    }
    guard let upTo = answer.upTo else { return nil }
    return LocalizedText(
      """
      No choice \(limitWords.english) brings more than \(part(upTo).english): this one is at most \
      \(counted(upTo - answer.after).english) short of the best.
      """,
      """
      Không cách chọn nào \(limitWords.vietnamese) đưa tới quá \(part(upTo).vietnamese): phương án này kém phương \
      án tốt nhất nhiều nhất \(counted(upTo - answer.after).vietnamese).
      """)
  }

  private var limitWords: LocalizedText {
    switch answer.request.limit {
    case .count(let count):
      LocalizedText(
        "of \(Words.links(count).english)", "gồm \(Words.links(count).vietnamese)")
    case .budget: LocalizedText("within the budget", "trong phạm vi ngân sách")
    case .share: LocalizedText("of links", "liên kết")
    }
  }

  /// What the figures do not say.
  var rules: LocalizedText {
    var text = LocalizedText(
      """
      "Brings in" counts the seller and everybody whose goods reach it. Whether the two agree, on price and \
      quality, they alone can say.
      """,
      """
      Cột "Đưa thêm vào" tính bên bán và mọi tổ chức có hàng hóa tới được bên bán. Hai bên có thỏa thuận được về \
      giá và chất lượng hay không thì chỉ họ mới biết.
      """)
    if answer.links.contains(where: { $0.reason?.room != nil }) {
      text.english += """
         Capacity left is what a partner has before any of these links: where several name it, they share it, and \
        whether the seller's goods fit in is to be checked.
        """
      text.vietnamese += """
         Công suất còn lại là trước khi có các liên kết này: nhiều liên kết cùng một bên mua thì dùng chung phần đó; cần kiểm \
        tra sản lượng của bên bán có vừa hay không.
        """
    }
    if subject.graph.contractsOnly {
      text.english += """
         Sales without a contract count for nothing here: where the two trade already, a suggestion may come to a signature.
        """
      text.vietnamese += """
         Việc mua bán chưa có hợp đồng không được tính ở đây: nếu hai bên đang mua bán thì chỉ cần ký hợp đồng.
        """
    }
    return text
  }

  /// Why the partner of a link was chosen.
  func why(_ suggestion: LinkSuggestion) -> LocalizedText {
    guard let reason = suggestion.reason else { return LocalizedText("", "") }
    let set = subject.set
    let kind = set.kind(of: suggestion.link.target)
    var parts: [LocalizedText] = []
    if let district = reason.district {
      parts.append(LocalizedText("same district, \(district)", "cùng địa bàn \(district)"))
    } else if set.district(of: suggestion.link.source) == nil {
      parts.append(LocalizedText("seller's district not stated", "bên bán chưa ghi địa bàn"))
    } else {
      parts.append(LocalizedText("none in its district", "cùng địa bàn chưa có bên mua phù hợp"))
    }
    let name = set.products[suggestion.product]
    var partner = LocalizedText(kind.vocabulary(.english), kind.vocabulary(.vietnamese))
    if let room = reason.room {
      func tonnes(_ language: Language) -> String {
        NumberText.decimal(room, decimals: 0, in: language)
      }
      partner.english +=
        room > 0 ? " with \(tonnes(.english)) t a year of capacity left" : " with no capacity left"
      partner.vietnamese +=
        room > 0 ? " còn \(tonnes(.vietnamese)) tấn/năm công suất" : " đã hết công suất"
    }
    switch reason.handling {
    case .product: break
    case .unknown:
      partner.english += ", whose products are not stated"
      partner.vietnamese += " (chưa ghi sản phẩm)"
    case .otherProducts:
      partner.english += ", which handles no \(Vocabulary.product(name, in: .english)) so far"
      partner.vietnamese += ", đến nay chưa mua bán \(Vocabulary.product(name, in: .vietnamese))"
    }
    parts.append(partner)
    if reason.usualLinks > 0 {
      let source = set.kind(of: suggestion.link.source)
      func counts(_ language: Language) -> String {
        "\(NumberText.whole(reason.usualLinks, in: language))/\(NumberText.whole(reason.links, in: language))"
      }
      parts.append(
        LocalizedText(
          "\(counts(.english)) links of \(source.vocabulary(.english))s go to \(kind.vocabulary(.english))s",
          "\(counts(.vietnamese)) liên kết của \(source.vocabulary(.vietnamese)) là với \(kind.vocabulary(.vietnamese))"
        ))
    }
    return LocalizedText(
      parts.map(\.english).joined(separator: "; "),
      parts.map(\.vietnamese).joined(separator: "; "))
  }
}

extension LinkCandidate.Refusal {
  /// The reason, in words.
  var words: LocalizedText {
    switch self {
    case .noProduct: LocalizedText("it names no product", "chưa ghi sản phẩm")
    case .otherProduct:
      LocalizedText("its product is not asked for", "sản phẩm không thuộc phạm vi đang xét")
    case .sourceIsNotCollective:
      LocalizedText(
        "its source is no collective organization", "bên bán không phải tổ chức kinh tế tập thể")
    case .productDoesNotReachSource:
      LocalizedText(
        "no producer's goods of this product reach its source",
        "chưa có sản phẩm này của tổ chức sản xuất nào tới bên bán")
    case .sourceHasFlag:
      LocalizedText("its source gets there without it", "bên bán đã đạt mà không cần liên kết này")
    case .targetIsSource: LocalizedText("it leads to its own source", "bên bán và bên mua là một")
    case .targetLacksFlag:
      LocalizedText(
        "its target does not get there with this product",
        "bên mua chưa tới được đó với sản phẩm này")
    case .repeated:
      LocalizedText(
        "another line names the same link at no greater cost",
        "trùng với một dòng khác có chi phí không cao hơn")
    case .noCost: LocalizedText("it states no cost", "chưa ghi chi phí")
    }
  }
}
