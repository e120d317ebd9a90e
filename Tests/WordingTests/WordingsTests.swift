import TestKit
import Testing

@testable import Wording

@Suite("Wordings")
struct WordingsTests {
    @Test(
        "the locale's first variable that is set decides, and only Chinese is Chinese",
        arguments: [
            ([:], Language.english),
            (["LANG": "zh_CN.UTF-8"], .chinese),
            (["LANG": "zh"], .chinese),
            (["LANG": "zh_TW.UTF-8"], .chinese),
            (["LANG": "zha_CN"], .english),  // Zhuang
            (["LANG": "C"], .english),
            (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"], .english),
            (["LANG": "C", "LC_MESSAGES": "zh_CN"], .chinese),
            (["LANG": "zh_CN", "LC_MESSAGES": "zh_CN", "LC_ALL": "C.UTF-8"], .english),
            (["LANG": "zh_CN", "LC_ALL": ""], .chinese),
        ]
    )
    func locale(environment: [String: String], language: Language) {
        #expect(Language { environment[$0] } == language)
    }

    private static let small = Wordings([
        ("an item's id", "事项的编号"),
        ("{1} needs {2}: {3}", "{1} 缺少 {2}：{3}"),
        ("{1} is “{2}”.", "{1} 是“{2}”。"),
        ("{1} is “{2}”, no number.", "{1} 是“{2}”，不是数。"),
        ("Usage: {1}", "用法：{1}"),
        ("{1} then {2}", "先 {2} 再 {1}"),
    ])

    @Test(
        "a sentence about something keeps what it is about",
        arguments: [
            ("show needs ITEM: an item's id", "show 缺少 ITEM：事项的编号"),
            ("show  needs ITEM:\nan item's id", "show 缺少 ITEM：事项的编号"),
            ("--n is “x”, no number.", "--n 是“x”，不是数。"),
            ("--n is “x”.", "--n 是“x”。"),
            ("Usage: placard", "用法：placard"),
            ("Usage: ", "Usage: "),  // a gap is never empty
            ("a then b", "先 b 再 a"),
            ("nothing known", "nothing known"),
            ("", ""),
        ]
    )
    func sentences(english: String, chinese: String) {
        #expect(Self.small.words(english) == chinese)
    }

    @Test("a sentence that holds itself ends")
    func endless() {
        let table = Wordings([("a{1}", "b{1}")])
        #expect(table.words("aaaaaaaaaa") == "bbbbaaaaaa")
    }

    @Test("English passes through untouched, line breaks and all")
    func english() {
        #expect(Language.english.words("two\n lines") == "two\n lines")
    }

    @Test("a catalogue's escapes, comments and header")
    func catalogue() {
        let text = """
            # a comment
            msgid ""
            msgstr "Language: zh_CN\\n"

            msgid "say \\"hi\\" \\\\ there"
            msgstr "一\\n二"
            """
        let pairs = CatalogueReader.read(text)
        #expect(pairs.map(\.0) == ["say \"hi\" \\ there"])
        #expect(pairs.map(\.1) == ["一\n二"])
    }

    @Test("no entry is empty, and each keeps the gaps of its English")
    func entries() {
        let table = Wordings.chinese.table
        #expect(table.count > 200)
        for (english, chinese) in table {
            #expect(!chinese.isEmpty, "\(english)")
            #expect(Wordings.key(english) == english, "white space in \(english)")
            for gap in ["{1}", "{2}", "{3}", "{4}", "{5}", "{6}"] {
                #expect(english.contains(gap) == chinese.contains(gap), "\(gap) in \(english)")
            }
        }
    }

    @Test("GNU gettext reads the catalogue", .enabled(if: ToolRunner.has("msgfmt"), "needs msgfmt"))
    func judge() throws {
        let path = #filePath.replacing(
            "Tests/WordingTests/WordingsTests.swift",
            with: "Sources/Wording/zh_CN.po"
        )
        let result = try ToolRunner.run("msgfmt", ["-c", "-o", "/dev/null", path])
        #expect(result.succeeded, "\(result.errorText)")
    }
}
