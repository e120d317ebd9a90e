import Notation
import Proof
import TestKit
import Testing

@Suite("The ledger")
struct LedgerTests {
    @Test("an entry's text and digest are these, to the byte")
    func golden() throws {
        let first = try LedgerEntry(
            after: nil,
            at: 1_780_000_000_000,
            kind: .signature,
            body: ["step": "approved", "item": "KP-001", "person": "李某"]
        )
        let text =
            #"{"at":1780000000000,"body":{"item":"KP-001","person":"李某","step":"approved"},"#
            + #""kind":"signature","previous":""# + String(repeating: "0", count: 64)
            + #"","sequence":1}"#
        #expect(first.canonicalText == text)
        #expect(first.digest == SHA256.hash(of: text).hexText)
        #expect(first.holds)
        let second = try LedgerEntry(
            after: first,
            at: 1_780_000_000_001,
            kind: .override,
            body: [:]
        )
        #expect(second.sequence == 2)
        #expect(second.previous == first.digest)
    }

    @Test("an export is read back entry by entry")
    func roundTrip() throws {
        let entries = try LedgerSample.entries(20)
        #expect(try LedgerExport.entries(LedgerExport.text(entries)) == entries)
        #expect(LedgerVerifier.faults(in: entries).isEmpty)
        #expect(LedgerVerifier.faults(in: []).isEmpty)
    }

    @Test("an entry is put together again from its stored text and digest")
    func stored() throws {
        let entry = try LedgerSample.entries(3)[2]
        let text = entry.canonicalText
        #expect(try LedgerExport.entry(canonicalText: text, digest: entry.digest) == entry)
        let other = try LedgerExport.entry(canonicalText: text, digest: LedgerEntry.origin)
        #expect(!other.holds)
        #expect(throws: LedgerError.self) {
            try LedgerExport.entry(canonicalText: text + " ", digest: entry.digest)
        }
        #expect(throws: LedgerError.self) {
            try LedgerExport.entry(canonicalText: entry.exportedLine, digest: entry.digest)
        }
    }

    @Test(
        "a body that not every program would write alike is refused",
        arguments: [
            ["a": 0.5], ["a": ["b": 1e300]], "text", [1, 2], ["钥匙": 1],
            ["a": 9_007_199_254_740_992], ["a": .integer(Int64.min)],
            ["a": 1, "b": ["c": [["d": 2.5]]]],
        ] as [JSONValue]
    )
    func inexact(body: JSONValue) throws {
        #expect(throws: LedgerError.self) {
            try LedgerEntry(after: nil, at: 0, kind: .override, body: body)
        }
    }

    @Test("the largest whole number that every program reads alike is taken", arguments: [1, -1])
    func largest(sign: Int64) throws {
        let body: JSONValue = ["a": .integer(sign * LedgerEntry.largestInteger)]
        #expect(try LedgerEntry(after: nil, at: 0, kind: .override, body: body).holds)
    }

    @Test(
        "a line that is not canonical is refused with its number",
        arguments: [
            "{", "{}", "[]", #"{"at":1,"body":{},"digest":"x","kind":"override"}"#,
        ]
    )
    func badLines(line: String) throws {
        let good = try LedgerSample.entries(1)[0].exportedLine
        let text = [good, line].map { $0 + "\n" }.joined()
        let error = #expect(throws: LedgerError.self) { try LedgerExport.entries(text) }
        #expect(error?.place == "line 2")
        #expect(throws: LedgerError.self) {
            try LedgerExport.entry(line: " " + good, number: 1)
        }
    }

    @Test("the daily line is read back, and nothing else is")
    func anchors() throws {
        let anchor = LedgerAnchor(try LedgerSample.entries(3)[2])
        #expect(anchor.description.hasPrefix("placard-ledger 3 "))
        #expect(LedgerAnchor(line: anchor.description) == anchor)
        for line in ["", "placard-ledger 3", "placard-ledger 0 " + anchor.digest, "x 3 y"] {
            #expect(LedgerAnchor(line: line) == nil)
        }
    }

    @Test("one entry that is gone and several are said as one and as several")
    func removedWords() {
        #expect("\(LedgerVerifier.Fault.removed(from: 6, through: 6))" == "entry 6 was removed.")
        let several = LedgerVerifier.Fault.removed(from: 2, through: 4)
        #expect("\(several)" == "entries 2 to 4 were removed.")
    }

    @Test("S03: what is younger than twelve months is not pruned")
    func age() throws {
        let entry = try LedgerSample.entries(1)[0]
        let limit = entry.at + LedgerCheckpoint.minimumAge
        #expect(LedgerCheckpoint(through: entry, now: limit - 1) == nil)
        #expect(LedgerCheckpoint(through: entry, now: limit) != nil)
    }

    @Test("a million entries would fit: what is read is bounded in faults")
    func bounded() throws {
        let entries = try LedgerSample.entries(2)
        var verifier = LedgerVerifier()
        for _ in 0...(LedgerVerifier.maximumFaults + 5) { verifier.take(entries[1]) }
        #expect(verifier.faults.count == LedgerVerifier.maximumFaults)
    }
}

@Suite("Attacks on the ledger")
struct LedgerAttackTests {
    /// What someone does to a ledger of 12 entries, and what must be found.
    struct Attack: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var expected: [LedgerVerifier.Fault]
        var anchors: [Int] = []
        var change: @Sendable (inout [LedgerEntry]) throws -> Void
    }

    static let attacks: [Attack] = [
        Attack(testDescription: "nothing", expected: [], anchors: [1, 12]) { _ in },
        Attack(testDescription: "a text edited", expected: [.changed(sequence: 5)]) {
            $0[4] = try LedgerSample.edited($0[4], "大厅东屏", "大厅西屏")
        },
        Attack(testDescription: "an instant edited", expected: [.changed(sequence: 1)]) {
            $0[0] = try LedgerSample.edited($0[0], "1780000000000", "1780000000001")
        },
        Attack(testDescription: "the last edited", expected: [.changed(sequence: 12)]) {
            $0[11] = try LedgerSample.edited($0[11], "KP-4", "KP-5")
        },
        Attack(testDescription: "a digest edited", expected: [.changed(sequence: 3)]) {
            let digest = $0[2].digest
            $0[2] = try LedgerSample.edited($0[2], digest, String(digest.reversed()))
        },
        Attack(testDescription: "an entry forged whole", expected: [.replaced(sequence: 5)]) {
            $0[4] = try LedgerSample.forged($0[4], after: $0[3])
        },
        Attack(testDescription: "the first forged", expected: [.replaced(sequence: 1)]) {
            $0[0] = try LedgerSample.forged($0[0], after: nil)
        },
        Attack(
            testDescription: "the first goes on from nowhere",
            expected: [.replaced(sequence: 1)]
        ) {
            let text = $0[0].canonicalText.replacing(
                LedgerEntry.origin,
                with: String(repeating: "a", count: 64)
            )
            let digest = SHA256.hash(of: text).hexText
            $0 = [try LedgerExport.entry(canonicalText: text, digest: digest)]
        },
        Attack(testDescription: "one removed", expected: [.removed(from: 6, through: 6)]) {
            $0.remove(at: 5)
        },
        Attack(testDescription: "three removed", expected: [.removed(from: 2, through: 4)]) {
            $0.removeSubrange(1...3)
        },
        Attack(testDescription: "the head removed", expected: [.pruned(before: 4)]) {
            $0.removeFirst(3)
        },
        Attack(testDescription: "two swapped", expected: [.reordered(sequence: 6)]) {
            $0.swapAt(5, 6)
        },
        Attack(
            testDescription: "one moved to the end",
            expected: [.reordered(sequence: 4)]
        ) {
            $0.append($0.remove(at: 3))
        },
        Attack(
            testDescription: "two of a gap come later",
            expected: [
                .removed(from: 4, through: 4), .reordered(sequence: 3), .reordered(sequence: 5),
            ]
        ) {
            let moved = [$0[2], $0[4]]
            $0.removeSubrange(2...4)
            $0 += moved
        },
        Attack(testDescription: "one doubled", expected: [.reordered(sequence: 7)]) {
            $0.insert($0[6], at: 7)
        },
        Attack(testDescription: "the end cut off, unnoted", expected: []) { $0.removeLast(2) },
        Attack(
            testDescription: "the end cut off, noted",
            expected: [.cutOff(after: 10, noted: 12)],
            anchors: [8, 12]
        ) {
            $0.removeLast(2)
        },
        Attack(
            testDescription: "the end cut off, noted three times",
            expected: [.cutOff(after: 9, noted: 12)],
            anchors: [10, 12, 11]
        ) {
            $0.removeLast(3)
        },
        Attack(
            testDescription: "all removed",
            expected: [.cutOff(after: 0, noted: 12)],
            anchors: [12]
        ) {
            $0 = []
        },
        Attack(
            testDescription: "the end written anew",
            expected: [.rewritten(sequence: 9), .rewritten(sequence: 12)],
            anchors: [3, 9, 12]
        ) {
            for place in 6..<12 {
                $0[place] = try LedgerSample.forged($0[place], after: $0[place - 1])
            }
        },
        Attack(
            testDescription: "changed and noted is told once",
            expected: [.changed(sequence: 9)],
            anchors: [9]
        ) {
            let digest = $0[8].digest
            $0[8] = try LedgerSample.edited($0[8], digest, String(digest.reversed()))
        },
        Attack(testDescription: "pruned by the rule", expected: []) { entries in
            let entry = entries[4]
            let now = entry.at + LedgerCheckpoint.minimumAge
            let checkpoint = try #require(LedgerCheckpoint(through: entry, now: now))
            entries.append(
                try LedgerEntry(
                    after: entries.last,
                    at: now,
                    kind: .checkpoint,
                    body: checkpoint.body
                )
            )
            entries.removeFirst(5)
        },
        Attack(testDescription: "pruned beyond the rule", expected: [.pruned(before: 7)]) {
            entries in
            let entry = entries[4]
            let now = entry.at + LedgerCheckpoint.minimumAge
            let checkpoint = try #require(LedgerCheckpoint(through: entry, now: now))
            entries.append(
                try LedgerEntry(
                    after: entries.last,
                    at: now,
                    kind: .checkpoint,
                    body: checkpoint.body
                )
            )
            entries.removeFirst(6)
        },
    ]

    @Test("S02: the first row that is wrong is named", arguments: attacks)
    func named(attack: Attack) throws {
        var entries = try LedgerSample.entries(12)
        let anchors = attack.anchors.map { LedgerAnchor(entries[$0 - 1]) }
        try attack.change(&entries)
        let faults = LedgerVerifier.faults(in: entries, anchors: anchors)
        #expect(faults == attack.expected, "\(faults.map(\.description))")
    }

    @Test("the quick way along stored texts finds the same", arguments: attacks)
    func quickWay(attack: Attack) throws {
        var entries = try LedgerSample.entries(12)
        let anchors = attack.anchors.map { LedgerAnchor(entries[$0 - 1]) }
        try attack.change(&entries)
        var verifier = LedgerVerifier(anchors: anchors)
        for entry in entries {
            try verifier.take(
                canonicalText: Array(entry.canonicalText.utf8),
                digest: entry.digest
            )
        }
        #expect(verifier.count == entries.count)
        #expect(verifier.finish() == attack.expected)
    }

    @Test("a stored text that is no entry is an error, not a fault")
    func noEntry() throws {
        for text in ["", "}", "1}", "\",\"sequence\":1}", "{}", "{\"sequence\":1}"] {
            var verifier = LedgerVerifier()
            #expect(throws: LedgerError.self) {
                try verifier.take(
                    canonicalText: Array(text.utf8),
                    digest: SHA256.hash(of: text).hexText
                )
            }
        }
    }

    @Test(
        "S02: a second program finds the same in the export alone",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: attacks
    )
    func secondProgram(attack: Attack) throws {
        var entries = try LedgerSample.entries(12)
        let anchors = attack.anchors.map { LedgerAnchor(entries[$0 - 1]).description }
        try attack.change(&entries)
        let folder = try TemporaryDirectory()
        let export = try folder.write(LedgerExport.text(entries), to: "ledger.jsonl")
        let result = try ToolRunner.run("python3", [Self.script, export] + anchors)
        let expected = attack.expected.map { $0.scriptWords + "\n" }.joined()
        #expect(result.outputText == expected + "\(entries.count) entries\n")
        #expect(result.succeeded == attack.expected.isEmpty, "\(result.errorText)")
    }

    private static let script: String = {
        let here = #filePath
        let folder = here[..<(here.lastIndex(of: "/") ?? here.endIndex)]
        return folder + "/Tools/verify_ledger.py"
    }()
}
