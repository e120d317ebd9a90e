import POSIX
import TestKit
import Testing

@testable import Commands

@Suite("Empty tables")
struct TemplateTests {
    @Test(
        "Python's csv reads every template as one row of heads",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: ["fee", "project", "收费公示", "diary", "progress"]
    )
    func python(kind: String) throws {
        let answer = Program.answer(to: ["template", kind])
        #expect(answer.code == .success)
        let script = """
            import csv, io, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            print(len(rows), rows[0][0], len(rows[0]) == len(set(rows[0])), end="")
            """
        let output = try PythonJudge.run(script, input: Array(answer.output.utf8))
        #expect(String(decoding: output, as: UTF8.self) == "1 编号 True")
    }

    @Test(
        "a table that Python writes in GB 18030 with semicolons and line breaks goes in",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func foreignTable() throws {
        let office = try CommandOffice()
        #expect(office.answer("import", office.folder.file("items.json")).code == .success)
        let script = """
            import csv, io, sys
            text = io.StringIO(newline="")
            table = csv.writer(text, delimiter=";")
            table.writerow(["编号", "单位", "标题", "正文"])
            table.writerow(["N-7", "u", "山口", "第一段;\\n第二段\\"引\\""])
            sys.stdout.buffer.write(text.getvalue().encode("gb18030"))
            """
        let bytes = try PythonJudge.run(script, input: [])
        let path = try office.folder.write("", to: "notice-7.csv")
        try Files.writeAtomically(bytes, to: path)
        let answer = office.answer("import", path)
        #expect(answer.output.hasPrefix("N-7  added\n1 new"), "\(answer)")
        #expect(office.answer("show", "N-7").output.contains("第一段;\n第二段\"引\""))
    }
}
