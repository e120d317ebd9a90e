/// A piece of HTML or XML, written as a string literal: what stands in the literal is taken as it
/// is, and whatever is interpolated is escaped.
///
///     let heading: Markup = "<h1 class=\"title\">\(item.title)</h1>"
///
/// Only a literal can bring in tags, so a text from the store cannot become one.
package struct Markup: Sendable, ExpressibleByStringInterpolation {
    package private(set) var bytes: [UInt8]

    package init() {
        bytes = []
    }

    package init(stringLiteral literal: String) {
        bytes = Array(literal.utf8)
    }

    package init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    package static func += (left: inout Markup, right: Markup) {
        left.bytes += right.bytes
    }

    package static func + (left: Markup, right: Markup) -> Markup {
        var whole = left
        whole += right
        return whole
    }

    /// The same with every link to a path of this service beginning below `prefix`, except those
    /// that say so by `data-as-is`.
    package func rooted(at prefix: String) -> Markup {
        guard !prefix.isEmpty else { return self }
        var text = String(decoding: bytes, as: UTF8.self)
        for attribute in [" href=\"/", " action=\"/"] {
            text = text.replacing(attribute, with: attribute.dropLast() + prefix + "/")
        }
        text = text.replacing("data-as-is href=\"\(prefix)/", with: "href=\"/")
        var rooted = Markup()
        rooted.bytes = Array(text.utf8)
        return rooted
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Gathers literal and interpolated parts.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: String) {
            bytes += literal.utf8
        }

        package mutating func appendInterpolation(_ text: String) {
            append(escaping: text, to: &bytes)
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes += String(number).utf8
        }

        package mutating func appendInterpolation(_ markup: Markup) {
            bytes += markup.bytes
        }
    }
}

extension [Markup] {
    /// All pieces, one after another.
    package func joined() -> Markup {
        var whole = Markup()
        for piece in self {
            whole += piece
        }
        return whole
    }
}

/// Appends a text so that it can stand between tags and inside a quoted attribute.
///
/// Runs of ordinary bytes are copied whole. Control characters, and the invisible ones that turn
/// the order of writing round, become U+FFFD: on a public page nobody should read something else
/// than what was signed.
private func append(escaping text: String, to bytes: inout [UInt8]) {
    let source = text.utf8
    guard source.contains(where: needsLook) else {
        bytes += source
        return
    }
    var run = source.startIndex
    var index = source.startIndex
    while index < source.endIndex {
        let byte = source[index]
        var next = source.index(after: index)
        guard needsLook(byte) else {
            index = next
            continue
        }
        if byte >= 0xE2 {
            guard isUnseemly(byte, source[next...].prefix(2)) else {
                index = next
                continue
            }
            next = source.index(next, offsetBy: 2)
        }
        bytes += source[run..<index]
        bytes += replacement(for: byte).utf8
        index = next
        run = next
    }
    bytes += source[run...]
}

private func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xE2, 0xEF: true
    default: false
    }
}

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, which turn writing round, and U+FFFE and
/// U+FFFF, which XML forbids.
private func isUnseemly(_ lead: UInt8, _ tail: Substring.UTF8View) -> Bool {
    guard tail.count == 2, let second = tail.first, let third = tail.dropFirst().first else {
        return false
    }
    switch (lead, second, third) {
    case (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9):
        return true
    case (0xEF, 0xBF, 0xBE...0xBF): return true
    default: return false
    }
}

private func replacement(for byte: UInt8) -> String {
    switch byte {
    case 0x22: "&quot;"
    case 0x26: "&amp;"
    case 0x27: "&#39;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    default: "\u{FFFD}"
    }
}
