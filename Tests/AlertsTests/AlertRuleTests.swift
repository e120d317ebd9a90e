import Disclosure
import Testing

@testable import Alerts

/// A county with four boards: its hall, a gate with a place, and two townships.
private let boards = [
    AlertBoard(id: "hall", tags: ["lobby"], location: GeoPoint("28.53,107.61")),
    AlertBoard(id: "gate", tags: ["outside"], location: GeoPoint("28.45,107.60")),
    AlertBoard(id: "xinyuan", units: ["county", "county.xinyuan"]),
    AlertBoard(
        id: "yufang",
        tags: ["outside"],
        units: ["county", "county.xinyuan", "county.xinyuan.yufang"]
    ),
]

@Suite("Which boards an alert goes to")
struct AlertRuleTests {
    /// A line for everything, with some of it changed.
    private static func line(
        _ gives: Urgency = .urgent,
        _ change: (inout AlertRule.Line) -> Void = { _ in }
    ) -> AlertRule.Line {
        var line = AlertRule.Line(gives: gives)
        change(&line)
        return line
    }

    private func targets(_ text: String, _ lines: [AlertRule.Line]) throws -> String {
        var book = AlertBook()
        let now = try #require(Instant(iso8601: "2026-11-21T08:30:00+08:00"))
        let alert = try Alert(xml: Array(text.utf8))
        switch book.take(alert, rule: AlertRule(lines: lines), boards: boards, now: now) {
        case .shown(let notices, _):
            return notices.map { "\($0.urgency) \($0.boards.joined(separator: " "))" }
                .joined(separator: "; ")
        case .cancelled: return "cancelled"
        case .ignored(let reason): return reason.rawValue
        }
    }

    static let table: [(why: String, lines: [AlertRule.Line], targets: String)] = [
        ("one line for all", [line()], "urgent hall gate xinyuan yufang"),
        ("no line", [], "noRule"),
        ("by id", [line { $0.boards = ["gate"] }], "urgent gate"),
        ("by tag", [line { $0.boards = ["tag:outside"] }], "urgent gate yufang"),
        ("by unit and all below", [line { $0.boards = ["unit:county"] }], "urgent xinyuan yufang"),
        ("by a village", [line { $0.boards = ["unit:county.xinyuan.yufang"] }], "urgent yufang"),
        ("nobody's", [line { $0.boards = ["unit:county.other", "tag:x", "y"] }], "noRule"),
        (
            "its sort of event", [line { $0.categories = [.meteorological] }],
            "urgent hall gate xinyuan yufang"
        ),
        ("another sort", [line { $0.categories = [.health, .fire] }], "noRule"),
        (
            "its severity",
            [
                line {
                    $0.severities = [.severe]
                    $0.boards = ["hall"]
                }
            ], "urgent hall"
        ),
        ("another certainty", [line { $0.certainties = [.possible] }], "noRule"),
        (
            "a word of its area",
            [
                line {
                    $0.areaWords = ["Fuyan", "Yongxing"]
                    $0.boards = ["hall"]
                }
            ],
            "urgent hall"
        ),
        ("another word", [line { $0.areaWords = ["Fuyan"] }], "noRule"),
        (
            "its code",
            [
                line {
                    $0.codes = codes("520326")
                    $0.boards = ["hall"]
                }
            ], "urgent hall"
        ),
        (
            "its code's beginning",
            [
                line {
                    $0.codes = codes("5203*")
                    $0.boards = ["hall"]
                }
            ],
            "urgent hall"
        ),
        (
            "its code's system",
            [
                line {
                    $0.codes = codes("GB10114:520326*")
                    $0.boards = ["hall"]
                }
            ],
            "urgent hall"
        ),
        ("another system", [line { $0.codes = codes("SAME:520326") }], "noRule"),
        ("inside its polygon", [line { $0.isInside = true }], "urgent hall gate"),
        (
            "inside and by tag",
            [
                line {
                    $0.isInside = true
                    $0.boards = ["tag:outside"]
                }
            ],
            "urgent gate"
        ),
        (
            "inside, else by unit, weaker",
            [line(.emergency) { $0.isInside = true }, line { $0.boards = ["unit:county"] }],
            "emergency hall gate; urgent xinyuan yufang"
        ),
        (
            "the first line counts, also when it gives nothing",
            [line(.routine) { $0.boards = ["hall", "gate"] }, line(.emergency)],
            "emergency xinyuan yufang"
        ),
        ("nothing for anybody", [line(.routine)], "noRule"),
    ]

    private static func codes(_ texts: String...) -> [AreaCode] { texts.compactMap(AreaCode.init) }

    @Test("by the first line that fits each board", arguments: table)
    func lines(_ why: String, _ lines: [AlertRule.Line], _ expected: String) throws {
        #expect(try targets(AlertExamples.storm, lines) == expected, "\(why)")
    }

    @Test("conditions on the area hold of one and the same area")
    func oneArea() throws {
        let other = """
            <area><areaDesc>Fuyan</areaDesc>
            <geocode><valueName>GB2260</valueName><value>520325</value></geocode></area></info>
            """
        let text = AlertExamples.storm.replacing("</info>", with: other)
        let mixed = Self.line {
            $0.areaWords = ["Fuyan"]
            $0.codes = Self.codes("520326")
        }
        #expect(try targets(text, [mixed]) == "noRule")
        let one = Self.line {
            $0.areaWords = ["Fuyan"]
            $0.codes = Self.codes("520325")
            $0.boards = ["hall"]
        }
        #expect(try targets(text, [one]) == "urgent hall")
    }

    @Test("an area without a shape has nobody inside")
    func shapeless() throws {
        let line = Self.line { $0.isInside = true }
        #expect(try targets(AlertExamples.vigilance, [line]) == "noRule")
        #expect(try targets(AlertExamples.child, [line]) == "noRule")
    }

    @Test("a circle of no radius is its centre")
    func circle() throws {
        let text = AlertExamples.earthquake
            .replacing(">Past<", with: ">Immediate<")
            .replacing("28.53,107.50 0", with: "28.45,107.60 0")
        #expect(try targets(text, [Self.line { $0.isInside = true }]) == "urgent gate")
        #expect(
            try targets(
                text.replacing("107.60 0", with: "107.60 9"),
                [
                    Self.line { $0.isInside = true }
                ]
            ) == "urgent hall gate"
        )
    }

    @Test(
        "the first language preferred that there is, else what there is",
        arguments: [
            (["zh"], "寻找六岁男孩"), (["en"], "Boy of six missed"),
            (["en-US", "zh"], "Boy of six missed"),
            (["bo", "zh"], "寻找六岁男孩"), (["bo"], "寻找六岁男孩"), (["z"], "寻找六岁男孩"),
            (["ZH-cn"], "寻找六岁男孩"), ([], "寻找六岁男孩"), (["EN"], "Boy of six missed"),
            (["e", "en-GB"], "寻找六岁男孩"),
        ]
    )
    func languages(_ languages: [String], _ title: String) throws {
        var book = AlertBook()
        let alert = try Alert(xml: Array(AlertExamples.child.utf8))
        let rule = AlertRule(languages: languages)
        let now = alert.sent
        guard case .shown(let notices, _) = book.take(alert, rule: rule, boards: boards, now: now)
        else {
            Issue.record("not shown")
            return
        }
        #expect(notices.map(\.title) == [title])
    }

    @Test("where the best language says nothing of a board, the next one is asked")
    func languageFallback() throws {
        let text = AlertExamples.child.replacing("<areaDesc>都濡街道", with: "<areaDesc>别处")
        let english = Self.line {
            $0.areaWords = ["Duru"]
            $0.boards = ["hall"]
        }
        #expect(try targets(text, [english]) == "urgent hall")
    }

    @Test(
        "codes of areas as rules write them",
        arguments: [
            ("520326", true), ("5203*", true), ("GB2260:520326", true), ("GB2260:52*", true),
            ("", false), ("*", false), ("GB2260:", false), (":52", false), ("5*3", false),
            ("52**", false),
        ]
    )
    func codeForms(text: String, isCode: Bool) {
        #expect((AreaCode(text) != nil) == isCode)
    }
}
