import POSIX
import TestKit
import Testing

@testable import Commands

/// A folder with everything that a command may need: configuration, layouts, face, store, items.
final class CommandOffice: Sendable {
    let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory("office")
        for name in ["layouts", "fonts"] { try Files.makeDirectory(folder.file(name)) }
        for (name, text) in Self.files { _ = try folder.write(text, to: name) }
        _ = try folder.write(TinyFont.drawing(covering: "收费公示"), to: "tiny.txt")
        let face = Program.answer(to: [
            "fonts", "compile", folder.file("tiny.txt"), "--height", "8", "--name", "latin8",
            "--out", folder.file("fonts/latin8.face"),
        ])
        try #require(face.code == .success, "\(face)")
        let made = Program.answer(to: ["init", folder.path])
        try #require(made.code == .success, "\(made)")
    }

    /// Runs a command line on this office's configuration.
    func answer(_ words: String...) -> Answer {
        Program.answer(to: words + ["--config", folder.file("placard.json5")])
    }

    /// Brings an item of `items.json` onto the wall.
    func approve(_ item: String) throws {
        let answers = [
            answer("import", folder.file("items.json"), "--as", "张三"),
            answer("sign", item, "--step", "checked", "--as", "李四"),
            answer("sign", item, "--step", "approved", "--as", "王五"),
        ]
        for answer in answers { try #require(answer.code == .success, "\(answer)") }
    }

    /// A configuration with boards at the given links, each with its id and protocol.
    func configure(
        _ boards: [(id: String, link: String, boardProtocol: String)],
        more: [String: String] = [:]
    ) throws {
        let entries = boards.map { board in
            """
            { id: "\(board.id)", size: "64x8", colours: "rgb", layout: "still",
              protocol: "\(board.boardProtocol)", link: "\(board.link)", \(more[board.id] ?? "") },
            """
        }
        _ = try folder.write(
            Self.configuration(boards: entries.joined(separator: "\n"), kiosk: "{ port: 0 }"),
            to: "placard.json5"
        )
    }

    private static func configuration(
        boards: String,
        kiosk: String = "false",
        store: String = "placard.db"
    ) -> String {
        """
        {
            office: "山口",
            store: "\(store)",
            layouts: "layouts",
            fonts: "fonts",
            kiosk: \(kiosk),
            boards: [
        \(boards)
            ],
        }

        """
    }

    private static let twoBoards = """
        {
            id: "gate", name: "大门条屏", size: "64x8", colours: "red", layout: "still",
            protocol: "opc", link: "tcp://127.0.0.1:7890",
        },
        {
            id: "hall", name: "大厅", size: "64x8", colours: "rgb", layout: "still",
            protocol: "adalight", link: "tcp://board.example:7890", kinds: ["notice"],
        },
        """

    /// An office that knows its people; whoever runs the tests is 王五, who keeps the machine.
    private static let peopled = configuration(boards: twoBoards).replacing(
        "office: ",
        with: """
            people: [
                { name: "张三", users: ["zhang"], roles: ["drafter"] },
                { name: "李四", users: ["li"], roles: ["checker"] },
                { name: "王五", users: ["\(Host.userName)"], roles: ["operator"] },
            ],
            office:\u{20}
            """
    )

    private static let files = [
        "placard.json5": configuration(boards: twoBoards),
        "many-problems.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "none",
                    protocol: "adalight", link: "serial:///dev/no-such-port",
                },
                {
                    id: "tall", size: "64x16", colours: "red", layout: "still",
                    protocol: "opc", link: "tcp://127.0.0.1:7890",
                },
                {
                    id: "cut", size: "64x8", colours: "red", layout: "broken",
                    protocol: "opc", link: "pty:/no-such-device?baud=115200",
                },
                """,
            store: "no-such.db"
        ),
        "cards.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still", protocol: "cpower",
                    link: "tcp://127.0.0.1:5200", controller: { whenLost: "notice" },
                },
                """
        ),
        "streams.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "still", protocol: "ddp",
                    link: "udp://127.0.0.1:4048", controller: { whenLost: "blank" },
                },
                """
        ),
        "no-lease.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "still", protocol: "opc",
                    link: "tcp://127.0.0.1:7890", whenLost: "hold",
                },
                """
        ),
        "no-notice.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "still", protocol: "sacn",
                    link: "udp://127.0.0.1:5568", whenLost: "notice",
                },
                """
        ),
        "misplaced.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still", protocol: "jetfile",
                    link: "tcp://127.0.0.1:9520", notice: "更新中", whenLost: "notice",
                },
                """
        ),
        "brief.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still", protocol: "jetfile",
                    link: "tcp://127.0.0.1:9520",
                    controller: { whenLost: "notice", leaseSeconds: 5 },
                },
                """
        ),
        "simple.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still", protocol: "jetfile",
                    link: "tcp://127.0.0.1:9520",
                    controller: { whenLost: "notice", model: "simple" },
                },
                """
        ),
        "bright.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "still", protocol: "opc",
                    link: "tcp://127.0.0.1:7890", brightness: [{ from: "07:00", percent: 90 }],
                },
                """
        ),
        "hours.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x8", colours: "red", layout: "still", protocol: "opc",
                    link: "tcp://127.0.0.1:7890", hours: ["8-18"],
                },
                """
        ),
        "model.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still", protocol: "onbon",
                    link: "tcp://127.0.0.1:5005", controller: { model: "7E" },
                },
                """
        ),
        "letters.json5": configuration(
            boards: """
                {
                    id: "gate", size: "64x16", colours: "red", layout: "still",
                    protocol: "sansi", link: "tcp://127.0.0.1:2929",
                    controller: { letterHeight: 15 },
                },
                """
        ),
        "line.json5": configuration(
            boards: """
                {
                    id: "a", size: "64x16", colours: "red", layout: "still", protocol: "cpower",
                    link: "pty:/tmp/no-line?baud=9600", controller: { address: 1 },
                },
                {
                    id: "b", size: "64x16", colours: "red", layout: "still", protocol: "cpower",
                    link: "pty:/tmp/no-line?baud=9600", controller: { address: 1 },
                },
                """
        ),
        "posting.json5": configuration(boards: twoBoards)
            .replacing(
                "office: ",
                with: "disclosure: { chain: { posted: [\"project\"] } }, office: "
            ),
        "no-fonts.json5": configuration(boards: twoBoards)
            .replacing("fonts: \"fonts\"", with: "fonts: \"none\""),
        "typo.json5": configuration(boards: twoBoards).replacing(
            "colours: \"rgb\"",
            with: "color: \"rgb\""
        ),
        "scheduled.json": """
        { "schema": "placard.disclosures/1", "units": [{ "code": "u", "name": "山口" }],
          "items": [
            { "id": "S-1", "kind": "notice", "unit": "u", "title": "山口", "body": "",
              "schedule": { "hours": ["08:30-12:00", "22:00-02:00"], "workdays": true } },
            { "id": "S-2", "kind": "notice", "unit": "u", "title": "口山", "body": "",
              "boards": { "ids": ["hall"] }, "window": { "until": "2026-11-21T09:00:00+08:00" } },
            { "id": "S-3", "kind": "notice", "unit": "u", "title": "山", "body": "",
              "schedule": { "rule": "FREQ=WEEKLY;BYDAY=XX", "start": "2026-11-02" } },
            { "id": "S-4", "kind": "poll", "unit": "u", "title": "口", "body": "",
              "boards": { "tags": ["loby"] } }
          ] }

        """,
        "cut.json5": "{ office: \"山口\", boards: [",
        "peopled.json5": peopled,
        "drafting.json5": peopled.replacing("\"operator\"", with: "\"drafter\""),
        "deputy.json5": peopled.replacing(
            "roles: [\"operator\"]",
            with: "roles: [\"operator\"], mayActForOthers: true"
        ),
        "disclosing.json5": configuration(boards: twoBoards).replacing(
            "office: ",
            with: "disclosure: { matters: \"matters.json5\", words: \"words.txt\","
                + " bulletins: { unit: \"u\" } },\n    office: "
        ),
        "matters.json5": """
        { schema: "placard.matters/1", matters: [
            { id: "fee.road", name: "占道收费", kind: "fee", basis: "条例第二十条", limitDays: 20,
              publicityDays: 5, body: "城管局", channels: ["电子屏"], audience: "全社会",
              level: "county", required: ["table"] },
            { id: "fee.bad", name: "没有依据" },
        ] }
        """,
        "words.txt": "# 用语\n最佳\t写明依据\n",
        "fee-1.csv": """
        编号,单位,标题,正文,公开事项,收费项目,标准,依据
        F-1,u,山口,电话13800138000，最佳,fee.road,占道费,2元,条例
        F-2,u,龘,,fee.raod,广告,3元,条例
        F-3,nowhere,山口,,,,,
        F-4,u,工日,,fee.road,占道费,2元,条例
        """,
        "formed.csv": """
        编号,单位,标题,公开事项,形成日期,收费项目
        F-5,u,山口,fee.road,2026/11/2,占道费
        F-6,u,工日,fee.road,2026-11-20,占道费
        F-7,u,日月,fee.road,2026-12-20,占道费
        """,
        "progress.csv": "编号,进度\nP-1,90%\nP-9,5\n",
        "layouts/still.json5": layout("at: [0, 0, 64, 8]"),
        "layouts/broken.json5": layout("at: [0, 0, 65, 8]"),
        "broken.bdf": "STARTFONT 2.1\nFONT x\nSIZE eight 75 75\n",
        "broken.hex": "0041:0018\n0042:00ZZ\n",
        "items.json": items,
        "bad.json": badItems,
        "not.json": "{ \"schema\": \"placard.disclosures/1\", \"items\": [ {\"id\": } ] }",
    ]

    private static func layout(_ place: String) -> String {
        """
        {
            schema: "placard.layout/1",
            size: { width: 64, height: 8 },
            zones: [
                { id: "all", \(place), face: { height: 8 }, motion: "still", text: "{title}" },
            ],
        }

        """
    }

    private static let items = """
        {
          "schema": "placard.disclosures/1",
          "units": [ { "code": "u", "name": "山口", "parent": null } ],
          "items": [
            { "id": "N-1", "kind": "notice", "unit": "u", "title": "山口工日", "body": "周一。" },
            { "id": "P-1", "kind": "project", "unit": "u", "title": "日月工", "body": "",
              "plan": { "start": "2026-03-01", "due": "2026-12-20", "progress": 86,
                        "owner": "王", "milestones": [] } },
            { "id": "T-1", "kind": "fee", "unit": "u", "title": "收费公示", "body": "",
              "table": { "columns": ["项目", "标准"], "rows": [["占道费", "2元"], ["月", "30元"]] } }
          ]
        }
        """

    private static let badItems = """
        {
          "schema": "placard.disclosures/1",
          "units": [ { "code": "u", "name": "山口", "parent": null } ],
          "items": [
            { "id": "N-1", "kind": "notise", "unit": "u", "title": "山", "body": "" },
            { "id": "N-2", "kind": "notice", "unit": "u", "titel": "山", "body": "" },
            { "id": "P-1", "kind": "project", "unit": "u", "title": "山", "body": "",
              "plan": { "start": "2026-03-01", "due": "2026-02-30", "progress": 86,
                        "owner": "王", "milestones": [] } },
            { "id": "P-2", "kind": "project", "unit": "u", "title": "山", "body": "",
              "plan": { "start": "2026-03-01", "due": "2026-04-30", "progress": 186,
                        "owner": "王", "milestones": [] } },
            { "id": "N-3", "kind": "notice", "unit": "nowhere", "title": "山", "body": "" },
            { "id": "N-4", "kind": "notice", "unit": "u", "title": "山口", "body": "" },
            { "id": "N-4", "kind": "notice", "unit": "u", "title": "日月", "body": "" }
          ]
        }
        """
}
