import Foundation
import TestKit
import Testing

@testable import Typesetting

@Suite("Tables made from Unicode's data")
struct GeneratedTablesTests {
    /// Runs the generator into a folder of its own and prints every file it wrote.
    static let script = """
        import os, runpy, sys, tempfile
        path = sys.stdin.read()
        with tempfile.TemporaryDirectory() as folder:
            sys.argv = [path, folder]
            runpy.run_path(path, run_name="__main__")
            for name in sorted(os.listdir(folder)):
                print("FILE", name)
                print(open(os.path.join(folder, name), encoding="utf-8").read(), end="")
        """

    @Test(
        "The generator writes what the source tree holds",
        .enabled(if: PythonJudge.isPresent && UnicodeData.has("LineBreak.txt"), UnicodeData.hint)
    )
    func upToDate() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let generator = tests.appendingPathComponent("Tools/generate_unicode.py").path
        let folder = tests.appendingPathComponent("../../Sources/Typesetting/Generated").path
        let answer = try PythonJudge.run(GeneratedTablesTests.script, input: Array(generator.utf8))
        var expected = ""
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            expected += "FILE \(name)\n"
            expected += try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        }
        #expect(String(decoding: answer, as: UTF8.self) == expected)
    }

    @Test(
        "Every scalar of the data file has its class",
        .enabled(if: UnicodeData.has("LineBreak.txt"), UnicodeData.hint)
    )
    func lineBreakClasses() throws {
        for line in try UnicodeData.lines("LineBreak.txt") {
            let fields = line.split(separator: ";")
            let name = fields[1].trimmingCharacters(in: .whitespaces)
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            for value in Set(ends) {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let found = LineBreakClass(of: scalar).rawValue
                let expected = GeneratedTablesTests.afterLB1[name] ?? [name]
                #expect(expected.contains(found), "U+\(String(value, radix: 16))")
            }
        }
    }

    /// What LB1 makes of the classes that no later rule knows; XP is the part of ID of LB30b.
    static let afterLB1 = [
        "AI": ["AL"], "SG": ["AL"], "XX": ["AL"], "SA": ["AL", "CM"], "CJ": ["NS"],
        "ID": ["ID", "XP"],
    ]

    @Test("A table of runs answers at the ends of its runs and of its pages")
    func runs() {
        let table = ScalarTable<EastAsianWidth>(runs: "N*255 W A*512 F*1113344")
        let found = [0, 254, 255, 256, 767, 768, 0x10FFFF].map { (value: UInt32) in
            Unicode.Scalar(value).map { table[$0].rawValue }
        }
        #expect(found == ["N", "N", "W", "A", "A", "F", "F"])
    }
}
