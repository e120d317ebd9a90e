import Disclosure
import Exhibits

/// Pieces that several pages share.
enum Parts {
    /// A designed emptiness: what is missing and what will appear here.
    static func empty(_ what: String, _ promise: String) -> Markup {
        "<div class=\"empty\"><p><b>\(what)</b></p><p>\(promise)</p></div>"
    }

    /// A text in which telephone numbers and dates written with hyphens are never torn apart.
    static func prose(_ text: String) -> Markup {
        var pieces: [Markup] = []
        var plain = ""
        var figure = ""
        func finishFigure() {
            if figure.contains("-") && figure.count > 2 && figure.count <= 24 {
                pieces.append("\(plain)<span class=\"whole\">\(figure)</span>")
                plain = ""
            } else {
                plain += figure
            }
            figure = ""
        }
        for character in text {
            if character.isASCII && (character.isNumber || character == "-") {
                figure.append(character)
            } else {
                finishFigure()
                plain.append(character)
            }
        }
        finishFigure()
        pieces.append("\(plain)")
        return pieces.joined()
    }

    /// A section with a heading that names it, and perhaps a tool and a way to more.
    static func section(
        _ name: String,
        _ chinese: String,
        _ english: String,
        more: String? = nil,
        tool: Markup = "",
        _ content: Markup
    ) -> Markup {
        let link: Markup =
            more.map {
                "<a class=\"more\" href=\"\($0)\">全部<span aria-hidden=\"true\"> ›</span></a>"
            }
            ?? ""
        return """
            <section class="\(name)" aria-labelledby="h-\(name)">
            <div class="head"><h2 id="h-\(name)">\(Page.label(chinese, english))</h2>\
            \(tool)\(link)</div>
            \(content)
            </section>

            """
    }

    /// One plan in a list: lamp and word, title, bar, percent, due date.
    static func planRow(
        _ item: Item,
        _ model: KioskModel,
        withSteps: Bool = false
    ) -> Markup {
        guard let plan = item.plan, let reading = model.plans[item.id] else {
            return plainRow(item, model)
        }
        return """
            <li class="plan"><a href="\(KioskPath.item(item.id))">\
            <span class="name">\(item.title)</span>\
            <span class="gauge">\(Symbols.word(reading.lamp))\
            \(Bars.progress(plan.progress, reading))\
            <span class="figure">\(plan.progress)%</span>\
            <span class="due">\(dueText(plan, reading, model.today))</span></span>\
            \(withSteps ? steps(plan, model) : "")</a></li>
            """
    }

    /// The milestones on one line: reached, overdue and open ones, each with shape and name.
    private static func steps(_ plan: Plan, _ model: KioskModel) -> Markup {
        guard !plan.milestones.isEmpty else { return "" }
        let steps = plan.milestones.map { step -> Markup in
            let lamp: Lamp =
                step.done != nil ? .done : step.due < model.today ? .overdue : .notStarted
            return """
                <span class="step">\(Symbols.lamp(lamp))<span class="unseen">\
                \(lamp == .done ? "已完成：" : lamp == .overdue ? "过期：" : "未到：")</span>\(step.name)</span>
                """
        }
        return "<span class=\"steps\">\(steps.joined())</span>"
    }

    /// What a plan's due date means today.
    static func dueText(_ plan: Plan, _ reading: PlanReading, _ today: CivilDate) -> String {
        reading.lamp == .done ? "已办结" : DateText.due(plan.due, today: today)
    }

    /// One item in a list: title and the unit that issued it.
    static func plainRow(_ item: Item, _ model: KioskModel) -> Markup {
        """
        <li><a href="\(KioskPath.item(item.id))"><span class="name">\(item.title)</span>\
        <span class="unit">\(model.unitName(item.unit))</span></a></li>
        """
    }

    /// One item in a list with the day of its approval, and what a search found in its text.
    static func datedRow(
        _ revision: ApprovedRevision,
        _ model: KioskModel,
        excerpt: Excerpt? = nil
    ) -> Markup {
        let item = revision.item
        let words: Markup =
            excerpt.map {
                "<span class=\"excerpt\">\($0.before)<mark>\($0.found)</mark>\($0.after)</span>"
            } ?? ""
        let date = model.zone.civilTime(at: revision.approvedAt).date
        let lamp: Markup = model.plans[item.id].map { Symbols.word($0.lamp) } ?? ""
        return """
            <li class="dated"><a href="\(KioskPath.item(item.id))">\
            <time datetime="\(DateText.iso(date))">\(DateText.iso(date))</time>\
            <span class="kind">\(item.kind.chineseName)</span>\
            <span class="name">\(item.title)</span>\(lamp)\
            <span class="unit">\(model.unitName(item.unit))</span>\(words)</a></li>
            """
    }

    /// A text as paragraphs.
    static func paragraphs(_ text: String) -> Markup {
        let lines = text.split(whereSeparator: \.isNewline).map { line -> Markup in
            "<p>\(prose(String(line)))</p>"
        }
        return lines.isEmpty ? "" : "<div class=\"text\">\(lines.joined())</div>\n"
    }

    /// Large targets, one for each kind that has something to show.
    static func themes(_ model: KioskModel) -> Markup {
        var counts: [Kind: Int] = [:]
        for revision in model.visible {
            counts[revision.item.kind, default: 0] += 1
        }
        let tiles = Kind.allCases.compactMap { kind -> Markup? in
            guard let count = counts[kind] else { return nil }
            return """
                <li><a href="\(KioskPath.kind(kind))"><b>\(kind.chineseName)\
                <span class="en" lang="en"> \(kind.englishName)</span></b>\
                <span class="count">\(count) 条</span></a></li>
                """
        }
        return tiles.isEmpty
            ? empty("暂无内容", "公开的内容会按分类列在这里。")
            : "<ul class=\"tiles\">\(tiles.joined())</ul>"
    }

    /// A live picture of a board with its state underneath.
    static func mirror(_ board: BoardView, _ model: KioskModel, large: Bool = false) -> Markup {
        let path = KioskPath.board(board.id)
        let age: Markup
        if let confirmed = board.confirmedAt {
            age = """
                <time class="age" datetime="\(DateText.iso(confirmed, model.zone))">\
                \(DateText.ago(confirmed, now: model.now))确认</time>
                """
        } else {
            age = "<span class=\"age\">尚未确认</span>"
        }
        return """
            <figure class="mirror\(large ? " large" : "")" data-board="\(path)">
            <a class="screen" href="\(path)"><img src="\(path)/frame.png" \
            width="\(board.width)" height="\(board.height)" alt="\(board.name)正在显示的画面"></a>
            <figcaption><b>\(board.name)</b> \(condition(board.condition)) \(age)</figcaption>
            </figure>

            """
    }

    /// A board's state as shape, colour and word.
    static func condition(_ condition: BoardCondition) -> Markup {
        """
        <span class="status \(Symbols.tone(condition.tone))">\(Symbols.lamp(condition.tone))\
        \(Page.label(condition.chineseWord, condition.englishWord))</span>
        """
    }

    /// Stops and starts everything that moves; shown by the script, as nothing moves without it.
    static let motionButton: Markup = """
        <button type="button" class="motion" data-tool="motion" hidden>\
        停止画面<span class="en" lang="en"> Stop</span></button>
        """
}
