import Testing

@testable import Publisher

@Suite("The log")
struct LogTests {
    @Test(
        "a value is bare when it is one plain word, else it is quoted on one line",
        arguments: [
            ("hall", "hall"),
            ("政务大厅", "政务大厅"),
            ("", "\"\""),
            ("two words", "\"two words\""),
            ("a=b", "\"a=b\""),
            ("say \"hi\"", "\"say \\\"hi\\\"\""),
            ("a\nb\tc\rd", "\"a\\nb\\tc\\rd\""),
            ("c:\\x y", "\"c:\\\\x y\""),
            ("bell\u{07}", "\"bell \""),
            ("\u{7F}", "\"\u{7F}\""),
        ]
    )
    func quoting(text: String, written: String) {
        #expect(Log.quoted(text) == written)
        #expect(!Log.quoted(text).contains("\n"))
    }

    @Test("a line has its level, its message and its fields in the order given")
    func line() {
        let book = LogBook()
        book.log.write(.warning, "board late", ["board": "hall", "reason": "slow line"])
        #expect(
            book.lines == ["level=warning msg=\"board late\" board=hall reason=\"slow line\""]
        )
    }

    @Test("levels rise from debug to error, and what is below the least is dropped")
    func levels() {
        #expect(LogLevel.allCases == LogLevel.allCases.sorted())
        let book = LogBook()
        let log = Log(least: .warning) { line in book.log.write(.info, line) }
        for level in LogLevel.allCases { log.write(level, "x") }
        #expect(book.lines.count == 2)
    }
}
