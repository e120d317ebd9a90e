import Notation
import Proof

/// A ledger made for tests.
enum LedgerSample {
    /// Entries of every kind, one a minute.
    static func entries(_ count: Int, from start: Int64 = 1_780_000_000_000) throws -> [LedgerEntry]
    {
        var entries: [LedgerEntry] = []
        for number in 0..<count {
            let body: JSONValue = [
                "item": .string("KP-\(number % 7)"), "board": "大厅东屏",
                "note": "引号\" 反斜线\\ 制表\t 换行\n 控制\u{1} 表情👍", "revision": .integer(number),
                "boards": ["hall-east", nil, true],
            ]
            entries.append(
                try LedgerEntry(
                    after: entries.last,
                    at: start + Int64(number) * 60_000,
                    kind: LedgerKind.allCases[number % 5],
                    body: body
                )
            )
        }
        return entries
    }

    /// The line with a part changed as text, as someone with an editor would.
    static func edited(_ entry: LedgerEntry, _ part: String, _ other: String) throws -> LedgerEntry
    {
        let line = entry.exportedLine.replacing(part, with: other)
        return try LedgerExport.entry(line: line, number: 1)
    }

    /// An entry with other content and a digest that fits it.
    static func forged(_ entry: LedgerEntry, after last: LedgerEntry?) throws -> LedgerEntry {
        try LedgerEntry(after: last, at: entry.at, kind: entry.kind, body: ["item": "伪造"])
    }
}

extension LedgerVerifier.Fault {
    /// The fault in the words of `verify_ledger.py`.
    var scriptWords: String {
        switch self {
        case .changed(let at): "changed \(at)"
        case .replaced(let at): "replaced \(at)"
        case .removed(let from, let through): "removed \(from) \(through)"
        case .reordered(let at): "reordered \(at)"
        case .pruned(let before): "pruned \(before)"
        case .rewritten(let at): "rewritten \(at)"
        case .cutOff(let after, let noted): "cut off \(after) \(noted)"
        }
    }
}
