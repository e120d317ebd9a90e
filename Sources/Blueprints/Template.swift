import Notation

/// A line of text with fields in braces and optional groups in brackets.
///
/// `[进度{progress} ]` vanishes with its words when the item has no progress. `\n` divides the
/// pages of a zone that turns pages.
public struct Template: Sendable, Hashable {
    /// A piece of a template.
    package enum Piece: Sendable, Hashable {
        case literal(String)
        case field(Field)
        case group([Piece])
    }

    package let pieces: [Piece]

    package init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The most characters of one template.
    package static let maximumCharacters = 400

    /// What is wrong with a template's text, and where.
    package struct Fault: Error, Hashable {
        /// Characters before the fault.
        package let offset: Int
        package let problem: String
        package let remedy: String
    }

    /// Reads a template.
    package init(reading text: String) throws(Fault) {
        guard text.count <= Template.maximumCharacters else {
            throw Fault(
                offset: Template.maximumCharacters,
                problem: "a template has more than \(Template.maximumCharacters) characters",
                remedy: "shorten it"
            )
        }
        var reader = TemplateReader(text)
        self.pieces = try reader.pieces(insideGroup: false)
    }
}

/// What a template can fill in.
public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The lamp's sign.
    case lamp
    /// The lamp's word.
    case lampWord = "lamp.word"
    /// The sign of the weather that a forecast names first; empty for items of other kinds.
    case weather
    /// The kind's name.
    case kind
    /// The issuing unit's name.
    case unit
    /// The item's title.
    case title
    /// The item's text.
    case body
    /// The item's table, row by row.
    case table
    /// Progress with its percent sign.
    case progress
    /// The due date as month and day, `12-20`.
    case due
    /// The due date in words, `12月20日`.
    case dueWords = "due.words"
    /// Who answers for the plan.
    case owner
    /// The name of the office whose board it is.
    case office
    /// Eight characters of the item's digest, the same as on its page, `4K7Z-09QM`.
    case code
}

/// Reads the text of a template from left to right.
private struct TemplateReader {
    private let characters: [Character]
    private var next = 0

    init(_ text: String) {
        characters = Array(text)
    }

    mutating func pieces(insideGroup: Bool) throws(Template.Fault) -> [Template.Piece] {
        var result: [Template.Piece] = []
        var literal = ""
        func flush(_ result: inout [Template.Piece]) {
            if !literal.isEmpty { result.append(.literal(literal)) }
            literal = ""
        }
        let start = next
        while next < characters.count {
            let character = characters[next]
            switch character {
            case "{":
                flush(&result)
                result.append(.field(try field()))
            case "[" where insideGroup:
                throw fault("a group stands inside another group", "close the first one with ]")
            case "[":
                flush(&result)
                next += 1
                result.append(.group(try pieces(insideGroup: true)))
            case "]" where insideGroup:
                flush(&result)
                next += 1
                return result
            case "}", "]":
                throw fault("\(character) closes nothing", "remove it")
            default:
                literal.append(character)
                next += 1
            }
        }
        flush(&result)
        guard !insideGroup else {
            next = start - 1
            throw fault("a group is not closed", "write ] where it ends")
        }
        return result
    }

    private mutating func field() throws(Template.Fault) -> Field {
        let open = next
        guard let close = characters[open...].firstIndex(of: "}") else {
            throw fault("a field is not closed", "write } after its name")
        }
        let name = String(characters[(open + 1)..<close])
        guard let field = Field(rawValue: name) else {
            next = open + 1
            let known = Field.allCases.map(\.rawValue)
            let nearest = nearestName(to: name, among: known).map { "did you mean {\($0)}? " } ?? ""
            let list = known.joined(separator: ", ")
            throw fault("there is no field {\(name)}", "\(nearest)fields are \(list)")
        }
        next = close + 1
        return field
    }

    private func fault(_ problem: String, _ remedy: String) -> Template.Fault {
        Template.Fault(offset: next, problem: problem, remedy: remedy)
    }
}
