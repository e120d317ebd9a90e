package import Disclosure

/// A line of text in runs, each with its own role.
package struct StyledText: Sendable, Hashable {
    /// A stretch of one look.
    package enum Run: Sendable, Hashable {
        /// Characters in a role, and the field they come from.
        case text(String, role: Role, field: String)
        /// A sign of the drawn faces, such as a lamp's, and the field it comes from.
        case sign(Character, role: Role, field: String)

        /// A lamp's sign.
        package static func sign(_ lamp: Lamp) -> Run {
            .sign(lamp.sign, role: lamp.role, field: Field.lamp.rawValue)
        }
    }

    package var runs: [Run] = []

    package init() {}

    package mutating func append(_ text: String, role: Role, field: String) {
        if !text.isEmpty { runs.append(.text(text, role: role, field: field)) }
    }

    package mutating func append(_ other: StyledText) {
        runs += other.runs
    }

    /// The characters alone.
    package var plainText: String {
        runs.reduce(into: "") { text, run in
            if case .text(let characters, _, _) = run { text += characters }
        }
    }

    package var isEmpty: Bool { runs.isEmpty }

    /// The text without the blanks that an empty field leaves at its beginning.
    package var trimmed: StyledText {
        var text = self
        while case .text(let string, let role, let field)? = text.runs.first {
            let rest = string.drop { $0 == " " }
            text.runs.removeFirst()
            guard rest.isEmpty else {
                text.runs.insert(.text(String(rest), role: role, field: field), at: 0)
                break
            }
        }
        return text
    }

    /// The text cut at line feeds.
    package var paragraphs: [StyledText] {
        var result = [StyledText()]
        for run in runs {
            guard case .text(let text, let role, let field) = run else {
                result[result.count - 1].runs.append(run)
                continue
            }
            for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 { result.append(StyledText()) }
                result[result.count - 1].append(String(part), role: role, field: field)
            }
        }
        return result.filter { !$0.isEmpty }
    }
}

extension Lamp {
    /// The lamp's sign as a character of the private use area, where the drawn faces keep signs.
    package var sign: Character {
        switch self {
        case .done: "\u{E000}"
        case .onSchedule: "\u{E001}"
        case .late: "\u{E002}"
        case .overdue: "\u{E003}"
        case .notStarted: "\u{E004}"
        }
    }

    /// The role of a lamp's sign and word.
    package var role: Role {
        switch self {
        case .notStarted: .lampNotStarted
        case .onSchedule: .lampOnSchedule
        case .late: .lampLate
        case .overdue: .lampOverdue
        case .done: .lampDone
        }
    }
}

extension StyledText {
    /// The text as one line: paragraphs divided by a blank.
    package var joined: StyledText {
        let parts = paragraphs
        guard var line = parts.first else { return StyledText() }
        for part in parts.dropFirst() {
            line.append(" ", role: .text, field: "layout")
            line.append(part)
        }
        return line
    }
}
