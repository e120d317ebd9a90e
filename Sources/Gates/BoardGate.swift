public import Disclosure

/// Turns what a board cannot show of an item into findings.
public enum BoardGate {
    /// What a board cannot show.
    public enum Trouble: Sendable, Hashable {
        /// It has no glyph for a character; the names tell its code points.
        case missingGlyph(Character, names: String)
        /// It leaves out some of a text, for a reason.
        case unshownText(reason: String)
        /// It passes over variation selectors.
        case selectors
        /// It cuts a text.
        case cutText(String)
        /// The text is longer than any strip.
        case tooLong
        /// It has no zone for the item.
        case notShown
        /// Nobody could ask it.
        case unasked(reason: String)
    }

    /// A trouble of one board.
    public struct Report: Sendable, Hashable {
        /// The board.
        public var board: String
        /// The field as the layout names it.
        public var field: String
        /// What it cannot show.
        public var trouble: Trouble

        /// Makes a report.
        public init(board: String, field: String, trouble: Trouble) {
            self.board = board
            self.field = field
            self.trouble = trouble
        }
    }

    /// The findings of all boards, one a trouble, which names the boards that have it.
    public static func findings(_ reports: [Report], in item: Item) -> [GateFinding] {
        var boards: [Trouble: [String]] = [:]
        var order: [Report] = []
        for report in reports {
            if boards[report.trouble] == nil { order.append(report) }
            if boards[report.trouble]?.contains(report.board) != true {
                boards[report.trouble, default: []].append(report.board)
            }
        }
        let texts = item.gateTexts
        return order.map { report in
            let names = (boards[report.trouble] ?? []).joined(separator: ", ")
            return finding(report, on: names, in: texts)
        }
    }

    private static func finding(
        _ report: Report,
        on boards: String,
        in texts: [GateText]
    ) -> GateFinding {
        let whole = GateText.Span(field: report.field, offset: 0, length: 0)
        switch report.trouble {
        case .missingGlyph(let character, let names):
            let place = place(of: [character], in: texts)
            return GateFinding(
                place ?? whole,
                // What only the layout writes is not the item's fault.
                place == nil ? .warning : .refusal,
                .missingGlyph,
                "no glyph for \"\(character)\" (\(names)) on \(boards)",
                remedy: "write another character, or add a face that has it"
            )
        case .unshownText(let reason):
            let clause = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
            return GateFinding(
                whole,
                .refusal,
                .unshownText,
                "left out on \(boards): \(clause)",
                remedy: "write it in another way"
            )
        case .selectors:
            return GateFinding(
                whole,
                .warning,
                .unshownText,
                "variation selectors are ignored on \(boards)",
                remedy: "see whether the plain form will do"
            )
        case .cutText(let text):
            return GateFinding(
                place(of: Array(text), in: texts) ?? whole,
                .hold,
                .cutText,
                "\"\(text)\" does not fit and is cut on \(boards)",
                remedy: "shorten it, or release it with a reason"
            )
        case .tooLong:
            return GateFinding(
                whole,
                .hold,
                .cutText,
                "the text is too long for \(boards) and is cut",
                remedy: "shorten it, or release it with a reason"
            )
        case .notShown:
            return GateFinding(
                whole,
                .warning,
                .notShown,
                "the layout has no room for it on \(boards)",
                remedy: "give the board another layout, or leave it to the kiosk"
            )
        case .unasked(let reason):
            let clause = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
            return GateFinding(
                whole,
                .warning,
                .unaskedBoard,
                "nobody knows how it looks on \(boards): \(clause)",
                remedy: "run placard check"
            )
        }
    }

    /// Where characters stand first, in reading order.
    private static func place(of wanted: [Character], in texts: [GateText]) -> GateText.Span? {
        guard !wanted.isEmpty else { return nil }
        for text in texts where text.characters.count >= wanted.count {
            for start in 0...(text.characters.count - wanted.count)
            where Array(text.characters[start..<start + wanted.count]) == wanted {
                return text.span(start..<start + wanted.count)
            }
        }
        return nil
    }
}
