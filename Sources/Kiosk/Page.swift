import Disclosure
import Exhibits
import HTTP

/// One page before its frame is put round it.
struct Page {
    /// The entries of the main navigation.
    enum Section: CaseIterable {
        case overview
        case kinds
        case units
        case boards
        case search

        var path: String {
            switch self {
            case .overview: "/"
            case .kinds: "/kinds"
            case .units: "/units"
            case .boards: "/boards"
            case .search: "/search"
            }
        }

        var label: Markup {
            switch self {
            case .overview: Page.label("总览", "Overview")
            case .kinds: Page.label("分类", "Topics")
            case .units: Page.label("单位", "Units")
            case .boards: Page.label("大屏", "Boards")
            case .search: Page.label("查找", "Search")
            }
        }
    }

    /// How one reader gets a page.
    struct Style {
        /// The labels that the reader gets.
        var language = Language()
        /// This page's own path without its language, for the switch.
        var path = "/"
        /// For a touch screen in a hall: no way out, back to the start by itself.
        var isKiosk = false
    }

    var title: String
    var section: Section?
    var name: String
    /// The path of the page whose feed goes with this one; empty for the feed of everything.
    var feed = ""
    var main: Markup

    /// A label in Chinese with its English beside it, which shows when it is asked for.
    static func label(_ chinese: String, _ english: String) -> Markup {
        "\(chinese)<span class=\"en\" lang=\"en\"> \(english)</span>"
    }

    /// The whole document.
    func document(_ model: KioskModel, _ style: Style = Style()) -> [UInt8] {
        let labels: Markup = style.language.isEnglish ? " data-labels=\"both\"" : ""
        let kiosk: Markup = style.isKiosk ? " data-kiosk=\"on\"" : ""
        let markup: Markup = """
            <!DOCTYPE html>
            <html lang="zh-CN"\(labels)\(kiosk)>
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/mark.svg" type="image/svg+xml">
            <link rel="alternate" type="application/atom+xml" href="\(feed)/feed.atom">
            <link rel="stylesheet" href="/style.css">
            <script src="/script.js" defer></script>
            \(style.isKiosk ? Self.kioskHead : "")\
            </head>

            """
        return (markup + body(model, style)).bytes
    }

    private func body(_ model: KioskModel, _ style: Style) -> Markup {
        let body: Markup = """
            <body>
            <p class="unseen" id="said" role="status" aria-live="polite"></p>
            <a class="skip" href="#content">\(Self.label("跳到正文", "Skip to content"))</a>
            \(masthead(model, style))
            <div id="live" class="page-\(name)">
            \(staleBand(model))\(urgentStrip(model))
            <main id="content" tabindex="-1">
            \(main)
            </main>
            </div>
            \(footer(model, style))
            </body>
            </html>

            """
        return body.rooted(at: style.language.prefix)
    }

    private static let kioskHead: Markup = """
        <link rel="stylesheet" href="/kiosk.css">
        <script src="/kiosk.js" defer></script>

        """

    private func footer(_ model: KioskModel, _ style: Style) -> Markup {
        let other: Markup =
            style.language.isEnglish
            ? "<a data-as-is href=\"/zh\(style.path)\" hreflang=\"zh\">只用中文</a>"
            : "<a data-as-is href=\"/en\(style.path)\" hreflang=\"en\" lang=\"en\">English</a>"
        return """
            <footer class="foot"><p>\(model.officeName) · \(Self.label("数据截至", "as of")) \
            \(DateText.moment(model.staleSince ?? model.now, model.zone))</p>
            <nav aria-label="更多"><ul><li><a href="/archive">\(Self.label("按月归档", "Archive"))</a></li>\
            <li><a href="/guide">\(Self.label("怎样看懂", "How to read"))</a></li>\
            <li>\(other)</li>\
            <li class="outward"><a href="\(feed)/feed.atom">\(Self.label("订阅", "Feed"))</a></li></ul></nav>
            </footer>
            """
    }

    private func masthead(_ model: KioskModel, _ style: Style) -> Markup {
        let time = model.zone.civilTime(at: model.now)
        // A screen without a keyboard cannot ask questions.
        let sections = Section.allCases.filter { !style.isKiosk || $0 != .search }
        let tabs = sections.map { entry -> Markup in
            let current: Markup = entry == section ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(entry.path)\"\(current)>\(entry.label)</a></li>"
        }
        return """
            <header class="masthead">
            <a class="brand" href="/"><span class="seal" aria-hidden="true">榜</span>\
            \(model.officeName)</a>
            <nav class="tabs" aria-label="主导航"><ul>\(tabs.joined())</ul></nav>
            <p class="now"><time id="clock" datetime="\(DateText.iso(model.now, model.zone))">\
            <span class="date">\(DateText.day(time.date))</span> \
            <b>\(DateText.clock(time))</b></time>\(weather(model))</p>
            <div class="tools" id="tools" role="group" aria-label="显示设置" hidden>
            <button type="button" data-tool="smaller" aria-label="缩小文字">A−</button>
            <button type="button" data-tool="larger" aria-label="放大文字">A+</button>
            <button type="button" data-tool="contrast" aria-pressed="false" \
            aria-label="高对比度">◐</button>
            <button type="button" data-tool="labels" aria-pressed="false" lang="en" \
            aria-label="English labels">EN</button>
            </div>
            </header>
            """
    }

    /// The first two clauses of the weather: sky and temperature.
    private func weather(_ model: KioskModel) -> Markup {
        guard let item = model.visible.last(where: { $0.item.kind == .weather })?.item else {
            return ""
        }
        let short = item.body.split(separator: "，").prefix(2).joined(separator: " ")
        return """
             <a class="weather" href="\(KioskPath.item(item.id))">\(short)</a>
            """
    }

    private func staleBand(_ model: KioskModel) -> Markup {
        let offline: Markup = """
            <p class="band" id="offline" role="status" hidden>连接中断，以下内容可能不是最新。</p>
            """
        guard let since = model.staleSince else { return offline }
        return """
            \(offline)<p class="band" role="status">数据截至 \
            \(DateText.moment(since, model.zone))，与数据库的连接中断，恢复后自动更新。</p>
            """
    }

    private func urgentStrip(_ model: KioskModel) -> Markup {
        let notices = model.notices.map { noticeEntry($0, model) }
        let urgent = model.items { $0.urgency > .routine || $0.kind == .urgent }
            .sorted { ($1.urgency, $0.id) < ($0.urgency, $1.id) }
        guard !urgent.isEmpty || !notices.isEmpty else { return "" }
        let entries = urgent.map { item -> Markup in
            let until: Markup =
                item.window.until.map {
                    "<span class=\"until\">至 \(DateText.moment($0, model.zone))</span>"
                } ?? ""
            return """
                <li><a href="\(KioskPath.item(item.id))"><strong class="plate">紧急</strong>\
                <span class="what"><b>\(item.title)</b> \
                <span>\(Parts.prose(item.body))</span></span>\
                \(until)</a></li>
                """
        }
        return """
            <section class="urgent" aria-label="紧急通知"><ul>\(notices.joined())\(entries.joined())</ul>\
            </section>
            """
    }

    /// A notice that an operator or a warning office has put before everything.
    ///
    /// It has no page of its own. The script says its text once to screen readers (`data-said`),
    /// however often the page is made anew.
    private func noticeEntry(_ notice: PublicNotice, _ model: KioskModel) -> Markup {
        let word: Markup =
            notice.isEmergency
            ? Self.label("紧急", "Emergency") : Self.label("通知", "Notice")
        let names = model.boards.filter { notice.boards.contains($0.id) }.map(\.name)
        let places: Markup =
            notice.boards.isEmpty
            ? "" : "<span class=\"where\">\(names.joined(separator: "、"))</span>"
        return """
            <li><p class="notice\(notice.isEmergency ? " emergency" : "")" \
            data-said="\(notice.text)"><strong class="plate">\(word)</strong>\
            <span class="what"><b>\(notice.text)</b> \(places)</span>\
            <span class="until">至 \(DateText.moment(notice.over, model.zone))</span></p></li>
            """
    }
}

/// Addresses of pages.
enum KioskPath {
    static func item(_ id: String) -> String { "/items/" + Target.encoded(id) }
    static func certificate(_ id: String) -> String { item(id) + "/certificate" }
    static func kind(_ kind: Kind) -> String { "/kinds/" + kind.rawValue }
    static func unit(_ code: String) -> String { "/units/" + Target.encoded(code) }
    static func board(_ id: String) -> String { "/boards/" + Target.encoded(id) }
}
