import Notation

/// A text in which `▸` marks a place; the mark itself is no part of the text.
struct MarkedText {
    let text: String
    let mark: TextPosition?

    init(_ marked: String) {
        text = marked.filter { $0 != "▸" }
        guard let end = marked.firstIndex(of: "▸") else {
            mark = nil
            return
        }
        // Counted by another rule than the reader's, from the whole lines before the mark.
        let before = marked[..<end].replacingLineEnds()
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        mark = TextPosition(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
}

extension Substring {
    fileprivate func replacingLineEnds() -> String {
        String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    }
}

/// A node in one line of text, with the types it was read as.
func outline(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .integer(let value): "i\(value)"
    case .number(let value): "d\(value)"
    case .string(let text): "'\(text)'"
    case .array(let elements): "[" + elements.map { outline($0) }.joined(separator: " ") + "]"
    case .object(let members):
        "{" + members.map { "\($0.key):\(outline($0.node))" }.joined(separator: " ") + "}"
    }
}

/// The error a text is refused with; nil when it is read.
func refusal(
    of text: String,
    dialect: JSONDialect = .json,
    limits: JSONLimits = .standard
) -> NotationError? {
    do {
        _ = try JSONReader.read(text, dialect: dialect, limits: limits)
        return nil
    } catch {
        return error
    }
}
