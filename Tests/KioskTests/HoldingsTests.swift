import Disclosure
import Exhibits
import HTTP
import Kiosk
import TestKit
import Testing

@Suite("A search finds what a plain reading would find")
struct SearchTests {
    @Test("in random texts, for words of one to four characters", arguments: [1, 2, 3] as [UInt64])
    func property(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let letters = Array("公路桥水利安全1a")
        func word(_ count: Int) -> String {
            String((0..<count).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
        }
        let items = (0..<60).map { number in
            Item(
                id: "N-\(number)",
                kind: .notice,
                unit: "county",
                title: word(4),
                // A few texts are much longer than the others.
                body: word(number % 20 == 0 ? 4_200 : 30)
            )
        }
        let model = SampleModel.model(items)
        for length in 1...4 {
            for _ in 0..<12 {
                let question = word(length)
                let found = Set(model.holdings.search(question).map(\.item.id))
                let expected = items.filter {
                    [$0.title, $0.body, $0.id.lowercased(), "县政务公开办公室", "公告公示", "04hm-asw9"]
                        .contains { $0.contains(question) }
                }
                #expect(found == Set(expected.map(\.id)), "seed \(seed), “\(question)”")
            }
        }
    }

    @Test(
        "letters of either case, signs and words of every length, at the very ends of a text",
        arguments: [
            ("天网", true), ("“天网”", true), ("gpon", true), ("GPON", true), ("三期", true),
            ("期", true), ("城", true), ("城区", true), ("网工", false), ("天工", false),
            ("gponx", false), ("城区“天网”工程GPON三期", true), ("城区“天网”工程GPON三期工", false),
        ]
    )
    func word(_ word: String, isFound: Bool) {
        let item = Item(
            id: "N-1",
            kind: .notice,
            unit: "county",
            title: "x",
            body: "城区“天网”工程GPON三期"
        )
        #expect(SampleModel.model([item]).holdings.search(word).isEmpty == !isFound)
    }

    @Test("every word counts, wherever it stands")
    func everyWord() {
        let item = Item(
            id: "FEE-7",
            kind: .fee,
            unit: "hill",
            title: "占道费",
            body: "",
            table: Table(columns: ["项目", "标准"], rows: [["摊位", "每日二元"]])
        )
        let model = SampleModel.model([item])
        for question in ["山前 二元", "占道 标准", "fee-7 摊位", "收费 占道", "04hm 占道"] {
            #expect(model.holdings.search(question).count == 1, "\(question)")
        }
        for question in ["山前 三元", "占道 督查", ""] {
            #expect(model.holdings.search(question).isEmpty, "\(question)")
        }
    }

    @Test(
        "an excerpt shows the word as the text has it, with some of what stands around it",
        arguments: [
            ("路灯", "", "路灯", "维修"),
            ("三期 GPON", "电缆入地。 城区", "gpon", "工程 二期"),
            ("工程", "电缆入地。 城区gpon", "工程", " 二期"),
            ("每日", "摊位 ", "每日", "二元"),
            ("财政", "", "财政", "局"),
        ]
    )
    func excerpt(question: String, before: String, found: String, after: String) {
        let item = Item(
            id: "N-1",
            kind: .project,
            unit: "county",
            title: "三期",
            body: found == "路灯" ? "路灯维修" : "电缆入地。\n城区gpon工程\n二期",
            plan: SampleModel.plan(
                due: SampleModel.date(2026, 12, 31),
                progress: 5,
                owner: "财政局"
            ),
            table: Table(columns: ["项目", "标准"], rows: [["摊位", "每日二元"]])
        )
        let excerpt = Excerpt.of(item, for: question)
        #expect(excerpt?.before == before && excerpt?.found == found && excerpt?.after == after)
    }

    @Test("there is no excerpt when the title says it, or only the unit, kind, number or code")
    func noExcerpt() {
        for question in ["通村 公路", "县交通局公路", "kp-1", "重点项目", "04HM", " "] {
            #expect(Excerpt.of(SampleModel.items[0], for: question) == nil, "\(question)")
        }
    }

    @Test("a long text is cut on both sides, whatever its characters are made of")
    func cut() throws {
        let body = String(repeating: "é👨‍👩‍👧", count: 40) + "目标" + String(repeating: "长", count: 99)
        let item = Item(id: "N", kind: .notice, unit: "county", title: "x", body: body)
        let excerpt = try #require(Excerpt.of(item, for: "目标"))
        #expect(excerpt.before == "…" + String(repeating: "é👨‍👩‍👧", count: 6))
        #expect(excerpt.after == String(repeating: "长", count: 30) + "…")
    }

    @Test("a title counts more than a text")
    func order() {
        let items = [("A", "通知", "公路"), ("B", "公路", "")].map {
            Item(id: $0.0, kind: .notice, unit: "county", title: $0.1, body: $0.2)
        }
        #expect(SampleModel.model(items).holdings.search("公路").map(\.item.id) == ["B", "A"])
    }
}

@Suite("A new model each second costs next to nothing")
struct SuccessionTests {
    private let first = SampleModel.model

    private func next(_ milliseconds: Int64) -> KioskModel {
        SampleModel.model(
            SampleModel.items,
            at: SampleModel.now.advanced(byMilliseconds: milliseconds),
            previous: first
        )
    }

    private func tag(_ pages: KioskPages, _ path: String) -> String? {
        Target(path).flatMap { pages.response(to: Request(target: $0)).entityTag }
    }

    @Test("within a minute the holdings and the pages are used on")
    func kept() {
        let pages = KioskPages(first)
        let before = pages.response(to: Request(target: target("/")))
        let later = KioskPages(next(1_000), after: pages)
        #expect(later.model.holdings === first.holdings)
        let after = later.response(to: Request(target: target("/")))
        #expect(after.lastModified == before.lastModified && after.body == before.body)
    }

    @Test("a new minute makes new pages of the same holdings")
    func minute() {
        let pages = KioskPages(first)
        let later = KioskPages(next(60_000), after: pages)
        #expect(later.model.holdings === first.holdings)
        #expect(tag(pages, "/") != tag(later, "/"))
    }

    @Test("a window that closes ends the holdings at that very instant")
    func window() {
        // The urgent notice hangs until 15:00.
        let end = SampleModel.instant(2026, 11, 21, 15).milliseconds - SampleModel.now.milliseconds
        #expect(next(end - 1).holdings === first.holdings)
        let closed = next(end)
        #expect(closed.holdings !== first.holdings)
        #expect(closed.revision(of: "UR-1") == nil && first.revision(of: "UR-1") != nil)
    }

    @Test("a clock that was set back starts afresh")
    func backwards() {
        #expect(next(-1).holdings !== first.holdings)
    }

    @Test("each language has its own page at the same address")
    func languages() {
        let pages = KioskPages(first)
        var request = Request(target: target("/"))
        let chinese = pages.response(to: request)
        request.acceptLanguage = "en-GB,en;q=0.9,zh;q=0.3"
        let english = pages.response(to: request)
        request.acceptLanguage = "zh-CN,zh;q=0.9,en;q=0.8"
        #expect(pages.response(to: request).entityTag == chinese.entityTag)
        #expect(chinese.entityTag != english.entityTag)
        #expect(String(decoding: english.body, as: UTF8.self).contains("data-labels=\"both\""))
    }

    private func target(_ path: String) -> Target {
        guard let target = Target(path) else { preconditionFailure("no target: \(path)") }
        return target
    }
}

@Suite("Short codes")
struct ShortCodeTests {
    @Test(
        "are the first forty bits of a digest in digits that cannot be misheard",
        arguments: [
            ("0000000000ff", "0000-0000"), ("ffffffffff00", "ZZZZ-ZZZZ"),
            ("0123456789ab", "04HM-ASW9"), ("short", "short"),
        ]
    )
    func text(digest: String, code: String) {
        #expect(ShortCode.text(digest: digest) == code)
    }
}
