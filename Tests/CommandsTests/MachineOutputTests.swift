import POSIX
import TestKit
import Testing

@testable import Commands

@Suite("What other programs read", .enabled(if: PythonJudge.isPresent, "needs python3"))
struct MachineOutputTests {
    @Test("--json is JSON to Python, in this form")
    func json() throws {
        let office = try CommandOffice()
        try office.approve("N-1")
        let cases: [([String], String)] = [
            (["items", "--json"], "[i['id'] for i in d] == ['N-1', 'P-1', 'T-1']"),
            (["items", "--json", "--state", "approved"], "d[0]['hanging'] == 1"),
            (["items", "--json", "--state", "withdrawn"], "d == []"),
            (["show", "N-1", "--json"], "len(d[0]['signatures']) == 3"),
            (["show", "T-1", "--json"], "d[0]['content']['table']['rows'][1][1] == '30元'"),
            (["boards", "--json"], "[b['state'] for b in d] == ['unknown'] * 2"),
            (["import", office.folder.file("items.json"), "--json"], "len(d[\"items\"]) == 3"),
            (["fonts", "list", "--json"], "d[0]['height'] == 8"),
            (["check", "--json"], "d['ok'] is False or d['findings'] == []"),
        ]
        for (words, claim) in cases {
            let answer = Program.answer(
                to: words + ["--config", office.folder.file("placard.json5")]
            )
            let script = "import json, sys; d = json.load(sys.stdin); assert \(claim), d"
            #expect(throws: Never.self, "\(words): \(answer)") {
                try PythonJudge.run(script, input: Array(answer.output.utf8))
            }
        }
    }

    @Test("every verb that reads has --json")
    func everyReader() {
        let readers = ["items", "show", "boards", "check", "fonts", "import"]
        for verb in Program.groups.flatMap(\.verbs) where readers.contains(verb.name) {
            #expect(verb.options.contains { $0.name == "--json" }, "\(verb.name)")
        }
    }

    @Test(
        "the picture has a lit dot where the terminal has one, by another program's decoder",
        .enabled(if: PythonJudge.pictureTool != nil, "needs python3-pil"),
        arguments: [1, 6, 9]
    )
    func png(_ pitch: Int) throws {
        let office = try CommandOffice()
        try office.approve("N-1")
        let path = office.folder.file("gate.png")
        let drawn = office.answer(
            "preview",
            "gate",
            "--at",
            "2026-11-21T09:41",
            "--terminal",
            "--png",
            path,
            "--dots",
            "\(pitch)"
        )
        #expect(drawn.code == .success)
        let script = """
            import sys
            from PIL import Image
            picture = Image.open("\(path)").convert("RGB")
            pitch, margin = \(pitch), 2 if \(pitch) == 1 else 2 * \(pitch)
            assert picture.size == (64 * pitch + 2 * margin, 8 * pitch + 2 * margin), picture.size
            rows = sys.stdin.read().split("\\n")[1:5]
            for y in range(8):
                for x in range(64):
                    block = rows[y // 2][x]
                    lit = block in ("█▀" if y % 2 == 0 else "█▄")
                    spot = (margin + x * pitch + pitch // 2, margin + y * pitch + pitch // 2)
                    red, green, blue = picture.getpixel(spot)
                    assert (red > 200) == lit, (x, y, block, red)
                    assert not lit or max(green, blue) < 100, "the board is red"
            """
        _ = try PythonJudge.run(
            script,
            input: Array(drawn.output.utf8),
            tool: PythonJudge.pictureTool ?? ""
        )
    }
}
