/// What a text of an item may hold.
package struct TextRule: Sendable {
    /// Fewest characters.
    var minimumCharacters = 1
    /// Most characters.
    var maximumCharacters: Int
    /// Whether line feeds may part the text into paragraphs.
    var allowsLines = false

    /// A problem and its remedy, nil when the text keeps the rule.
    func fault(in text: String) -> (problem: String, remedy: String)? {
        for scalar in text.unicodeScalars where !TextRule.isPlain(scalar) {
            if allowsLines, scalar == "\n" { continue }
            guard let family = TextRule.forbiddenFamily(of: scalar) else { continue }
            return (
                "the text holds the \(family) \(TextRule.name(of: scalar))",
                "remove it or write it in plain characters"
            )
        }
        if text.count > maximumCharacters {
            return (
                "the text has \(text.count) characters, the limit is \(maximumCharacters)",
                "shorten it"
            )
        }
        // A text of spaces alone would hang as an empty line.
        let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        if minimumCharacters > 0, isBlank || text.count < minimumCharacters {
            return ("the text is empty", "write something")
        }
        return nil
    }

    /// Tells whether a scalar is printable ASCII or one of the hanzi of Unicode 1.1, nearly all
    /// there is, without asking the tables.
    package static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) || (0x4E00...0x9FA5).contains(scalar.value)
    }

    /// Why a scalar may stand in no text; nil when it may.
    package static func forbiddenFamily(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        // Unicode Standard Annex #9 section 2: the marks, embeddings, overrides and isolates.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            return "bidirectional control"
        case 0x2028, 0x2029, 0xFEFF: return "invisible control"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control: return "control character"
        case .privateUse: return "private-use character"
        default: return nil
        }
    }

    /// The scalar as `U+202E RIGHT-TO-LEFT OVERRIDE`.
    package static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        guard let name = scalar.properties.name ?? controlNames[scalar.value] else { return code }
        return "\(code) \(name)"
    }

    /// Control characters have no Unicode name; these are their aliases in NameAliases.txt.
    private static let controlNames: [UInt32: String] = [
        0x00: "NULL", 0x07: "ALERT", 0x08: "BACKSPACE", 0x09: "CHARACTER TABULATION",
        0x0A: "LINE FEED", 0x0B: "LINE TABULATION", 0x0C: "FORM FEED", 0x0D: "CARRIAGE RETURN",
        0x1A: "SUBSTITUTE", 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE",
    ]
}
