import POSIX
import TestKit
import Testing

@Suite("Texts in GB 18030")
struct TextDecodingTests {
    @Test(
        "bytes of one, two and four become characters",
        arguments: [
            ([0x41], "A"), ([0xB9, 0xAB, 0xCA, 0xBE], "公示"), ([0xA1, 0xA4], "·"),
            ([0x81, 0x39, 0xEE, 0x39], "㐀"), ([0x95, 0x32, 0x82, 0x36], "\u{20000}"), ([], ""),
        ] as [([UInt8], String)]
    )
    func reads(bytes: [UInt8], text: String) {
        #expect(TextDecoding.gb18030(bytes) == text)
    }

    @Test("T03: what is cut off or no GB 18030 is nil", arguments: [[0xB9], [0xFF], [0x81, 0x20]])
    func refuses(bytes: [UInt8]) {
        #expect(TextDecoding.gb18030(bytes) == nil)
    }

    @Test(
        "a long text as Python writes it",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func python() throws {
        let text = String(repeating: "占道费·㐂龘𠀀,2元\r\n", count: 500)
        let bytes = try PythonJudge.run(
            "import sys; sys.stdout.buffer.write("
                + "sys.stdin.buffer.read().decode().encode('gb18030'))",
            input: Array(text.utf8)
        )
        #expect(TextDecoding.gb18030(bytes) == text)
    }
}
