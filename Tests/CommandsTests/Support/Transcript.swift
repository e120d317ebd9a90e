import POSIX
import TestKit
import Wording

@testable import Commands

/// Command lines and what they answered, as a text that a person reads and a test replays.
///
///     # What it shows
///     $ placard items --config @/placard.json5
///     > what it wrote to standard output
///     ! what it wrote to standard error
///     = exit code
///
/// `@` stands for the office's folder, `TIME` for any instant and `DAY-TIME` for one in an order's
/// id. A new case is a new file.
struct Transcript {
    let text: String

    /// Replays the command lines of a text one after another in a new office.
    static func replay(_ text: String, in language: Language = .english) throws -> Transcript {
        let office = try CommandOffice()
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                lines.append(line)
            } else if line.hasPrefix("$ placard") {
                let words = words(line.dropFirst(9)).map {
                    $0.replacing("@", with: office.folder.path)
                }
                let answer = Program.answer(to: words, in: language)
                if !lines.isEmpty { lines.append("") }
                lines.append(line)
                lines += marked(answer.output, ">", office)
                lines += marked(answer.error, "!", office)
                lines.append("= \(answer.code.rawValue)")
            }
        }
        return Transcript(text: lines.joined(separator: "\n") + "\n")
    }

    /// Words are parted by spaces; quotes hold one together.
    private static func words(_ line: Substring) -> [String] {
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in line {
            switch character {
            case "\"":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let whole = word { words.append(whole) }
                word = nil
            default:
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    private static func marked(_ text: String, _ mark: String, _ office: CommandOffice) -> [String]
    {
        guard !text.isEmpty else { return [] }
        let instant = /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/
        let order = /blackout-20\d{6}-\d{6}/
        let plain = text.replacing(office.folder.path, with: "@")
            .replacing(order, with: "blackout-DAY-TIME").replacing(instant, with: "TIME")
        var lines = plain.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() } else { lines.append("(no line end)") }
        return lines.map { line in
            // What stands at a line's end unseen would be lost in an editor anyway.
            let text = String(line.reversed().drop { $0 == " " }.reversed())
            return text.isEmpty ? mark : "\(mark) \(text)"
        }
    }
}
