extension JSONValue {
    /// The text without any space, members in their order.
    public var compactText: String { text(.compact) }

    /// The text with two spaces of indentation a level, members in their order, no final newline.
    public var prettyText: String { text(.pretty) }

    /// The one text that equal values share (RFC 8785): no space, keys sorted by UTF-16 units.
    public var canonicalText: String { text(.canonical) }

    private func text(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style: style)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Collects the bytes of a text.
private struct JSONWriter {
    enum Style {
        case compact
        case pretty
        case canonical
    }

    /// Most texts are an item's, and shorter.
    private static let usualByteCount = 1_024

    let style: Style
    var bytes: [UInt8] = []
    private var depth = 0

    init(style: Style) {
        self.style = style
        bytes.reserveCapacity(Self.usualByteCount)
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let flag): append(flag ? "true" : "false")
        case .integer(let value):
            // RFC 8785 knows no integers apart from doubles: beyond 2^53 the digits are a double's.
            let isExact = value.magnitude <= 1 << 53
            append(
                style == .canonical && !isExact
                    ? ecmaScriptText(of: Double(value)) : String(value)
            )
        case .number(let value): append(value.isFinite ? ecmaScriptText(of: value) : "null")
        case .string(let text): write(text)
        case .array(let elements):
            writeList("[", elements, "]") { writer, element in writer.write(element) }
        case .object(let members):
            writeList("{", ordered(members), "}") { writer, member in
                writer.write(member.key)
                writer.append(writer.style == .pretty ? ": " : ":")
                writer.write(member.value)
            }
        }
    }

    private func ordered(_ members: [JSONMember]) -> [JSONMember] {
        guard style == .canonical else { return members }
        return members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    }

    private mutating func writeList<Element>(
        _ open: String,
        _ elements: [Element],
        _ close: String,
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        append(open)
        depth += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            breakLine()
            body(&self, element)
        }
        depth -= 1
        if !elements.isEmpty { breakLine() }
        append(close)
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        append("\n")
        append(String(repeating: "  ", count: depth))
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// A string with the escapes of RFC 8785 section 3.2.2.2, which are the fewest allowed.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case 0x08: append("\\b")
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0C: append("\\f")
            case 0x0D: append("\\r")
            case 0..<0x20:
                append(byte < 0x10 ? "\\u000" : "\\u00")
                append(String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// A finite number as ECMAScript writes it (ECMA-262 Number::toString, which RFC 8785 demands).
func ecmaScriptText(of value: Double) -> String {
    if value == 0 { return "0" }
    if value < 0 { return "-" + ecmaScriptText(of: -value) }
    let (digits, point) = decimalDigits(of: value)
    let count = digits.count
    switch point {
    case count...21 where count <= 21:
        return digits + String(repeating: "0", count: point - count)
    case 1...21:
        return digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0:
        return "0." + String(repeating: "0", count: -point) + digits
    default:
        let exponent = point - 1
        let fraction = count > 1 ? "." + digits.dropFirst() : ""
        return digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+")
            + String(exponent.magnitude)
    }
}

/// The shortest digits that name a positive number, and where its decimal point stands among them.
private func decimalDigits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = mantissa[0]
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.hasSuffix("0") { digits.removeLast() }
    return (digits, whole.count - leading + exponent)
}
