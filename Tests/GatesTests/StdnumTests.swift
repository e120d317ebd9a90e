import Gates
import TestKit
import Testing

@Suite("Check digits as python-stdnum has them")
struct StdnumTests {
    private static let isThere =
        PythonJudge.isPresent
        && (try? PythonJudge.run("import stdnum.luhn, stdnum.cn.ric", input: [])) != nil

    private func judge(_ module: String, _ call: String, _ numbers: [String]) throws -> [String] {
        let script = """
            import sys
            from \(module.split(separator: ".").dropLast().joined(separator: ".")) \
            import \(module.split(separator: ".").last ?? "") as it
            for line in sys.stdin: print(it.\(call))
            """
        let input = numbers.map { $0 + "\n" }.joined()
        let output = try PythonJudge.run(script, input: Array(input.utf8))
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func digits(_ count: Int, _ random: inout SplitMix64) -> [Int] {
        (0..<count).map { _ in Int.random(in: 0...9, using: &random) }
    }

    @Test(
        "ISO 7064 MOD 11-2 of 1,000 numbers",
        .enabled(if: isThere, "needs python3 with python-stdnum (python3-stdnum)")
    )
    func mod11Radix2() throws {
        var random = SplitMix64(seed: 11_643)
        let numbers = (0..<1_000).map { _ in digits(17, &random) }
        let theirs = try judge(
            "stdnum.cn.ric",
            "calc_check_digit(line.strip() + '0')",
            numbers.map { $0.map(String.init).joined() }
        )
        #expect(theirs.count == 1_000)
        #expect(numbers.map { String(CheckDigit.mod11Radix2($0)) } == theirs)
        #expect(Set(theirs).count == 11)
    }

    @Test(
        "Luhn's rule on 1,000 numbers",
        .enabled(if: isThere, "needs python3 with python-stdnum (python3-stdnum)")
    )
    func luhn() throws {
        var random = SplitMix64(seed: 7_812)
        let numbers = (0..<1_000).map { _ in
            digits(Int.random(in: 13...19, using: &random), &random)
        }
        let theirs = try judge(
            "stdnum.luhn",
            "is_valid(line.strip())",
            numbers.map { $0.map(String.init).joined() }
        )
        #expect(numbers.map { CheckDigit.isLuhn($0) ? "True" : "False" } == theirs)
        #expect(theirs.count { $0 == "True" } > 50)
    }

    @Test("known numbers")
    func known() {
        #expect(CheckDigit.mod11Radix2([0, 7, 9, 4]) == "0")
        #expect(CheckDigit.isLuhn([7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 3]))
        #expect(!CheckDigit.isLuhn([7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 4]))
        #expect(!CheckDigit.isLuhn([]))
    }
}
