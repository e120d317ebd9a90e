import POSIX
import TestKit
import Testing

@Suite struct HostTests {
    @Test func theUserHasTheNameThatIdGives() throws {
        let judge = try ToolRunner.run("id", ["-un"])
        #expect(judge.outputText == Host.userName + "\n")
        #expect(Host.userName(of: 4_000_000_000) == "4000000000")
        #expect(Host.groupName(of: 0) == "root")
    }

    @Test func wallTimeAgreesWithDate() throws {
        let before = Clocks.wallMilliseconds()
        let judge = try ToolRunner.run("date", ["+%s%3N"])
        let after = Clocks.wallMilliseconds()
        let told = try #require(Int64(judge.outputText.dropLast()))
        #expect(before <= told && told <= after)
    }

    @Test func residentMemoryIsPlausible() throws {
        let bytes = try #require(Host.residentBytes())
        #expect(bytes > 1 << 20 && bytes < 1 << 36)
    }

    @Test func timesAreRoundedUpSoThatNoWaitIsTooShort() {
        let start = MonotonicTime(nanoseconds: 0)
        let cases: [(Int64, Int64)] = [(1, 1), (1_000_000, 1), (1_000_001, 2), (0, 0)]
        for (nanoseconds, milliseconds) in cases {
            let end = MonotonicTime(nanoseconds: nanoseconds)
            #expect(end.millisecondsRoundedUp(since: start) == milliseconds)
        }
    }
}

@Suite struct ToolRunnerTests {
    @Test func inputOutputErrorAndStatusAreKeptApart() throws {
        let result = try ToolRunner.run(
            "sh",
            ["-c", "cat; echo bad >&2; exit 3"],
            input: Array("text".utf8)
        )
        #expect(result.outputText == "text")
        #expect(result.errorText == "bad\n")
        #expect(result.status == .exited(3))
    }

    @Test func moreThanAPipeHoldsPassesThrough() throws {
        let seed: UInt64 = 7
        var random = SplitMix64(seed: seed)
        let bytes = random.bytes(1 << 20)
        #expect(try ToolRunner.run("cat", input: bytes).output == bytes, "seed \(seed)")
    }

    @Test func aToolThatReadsNothingIsNoTrouble() throws {
        let bytes = [UInt8](repeating: 1, count: 1 << 20)
        #expect(try ToolRunner.run("true", input: bytes).succeeded)
    }

    @Test func environmentAndDirectoryAreTaken() throws {
        let folder = try TemporaryDirectory()
        let result = try ToolRunner.run(
            "sh",
            ["-c", "pwd; echo $COLOUR"],
            environment: ["COLOUR=red"],
            directory: folder.path
        )
        #expect(result.outputText == "\(folder.path)\nred\n")
    }

    @Test func aToolThatHangsIsKilled() {
        #expect(throws: ToolError.self) {
            try ToolRunner.run("sleep", ["60"], timeoutSeconds: 0)
        }
    }

    @Test func aMissingToolIsSaidToBeMissing() {
        #expect(!ToolRunner.has("no-such-tool-at-all"))
        #expect(throws: ToolError.self) { try ToolRunner.run("no-such-tool-at-all") }
    }

    @Test func aSignalledChildIsReportedAsSuch() throws {
        let child = try ToolRunner.start("sleep", ["60"])
        #expect(child.currentStatus() == nil)
        child.send(.terminate)
        #expect(try child.wait(milliseconds: 20_000) == .signalled(15))
        #expect(try child.wait(milliseconds: 0) == .signalled(15))
    }
}
