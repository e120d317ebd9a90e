extension JSONParser {
    /// The key of a member: a string or, in JSON5, a word.
    mutating func parseKey() throws(NotationError) -> String {
        switch current {
        case UInt8(ascii: "\""): return try parseString()
        case UInt8(ascii: "'") where isJSON5: return try parseString()
        default: break
        }
        let start = index
        if isJSON5 {
            while let byte = current, byte.isWordByte || byte >= 0x80 { index += 1 }
            let word = String(decoding: bytes[start..<index], as: UTF8.self)
            if JSONParser.isIdentifier(word) { return word }
        }
        throw failure(
            at: start,
            "\(name(at: start)) stands where a key must begin",
            current == UInt8(ascii: ",")
                ? "remove the extra comma" : "put the key in double quotes"
        )
    }

    /// ES5 identifier names: letters, digits, `_` and `$`, no digit first.
    private static func isIdentifier(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        func starts(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "_" || scalar == "$" || scalar.properties.isIDStart
        }
        return starts(first)
            && word.unicodeScalars.allSatisfy { starts($0) || $0.properties.isIDContinue }
    }

    /// The string whose opening quote is under the cursor.
    mutating func parseString() throws(NotationError) -> String {
        let open = index
        let quote = bytes[open]
        index += 1
        var start = index
        var text = ""
        while let byte = current {
            if byte == quote {
                // Most strings have no escape: they are made from their bytes in one step.
                if text.isEmpty {
                    text = String(decoding: bytes[start..<index], as: UTF8.self)
                } else {
                    text += String(decoding: bytes[start..<index], as: UTF8.self)
                }
                index += 1
                return text
            }
            if byte == UInt8(ascii: "\\") {
                text += String(decoding: bytes[start..<index], as: UTF8.self)
                try parseEscape(into: &text)
                start = index
            } else if byte < 0x20, !isJSON5 || byte == 0x0A || byte == 0x0D {
                throw failure(
                    at: index,
                    "the control character \(name(at: index)) stands in a string",
                    "write it as an escape, or close the string before it"
                )
            } else {
                index += 1
            }
        }
        throw failure(
            at: open,
            "the string has no end",
            "close it with \(quote == UInt8(ascii: "'") ? "'" : "\"")"
        )
    }

    private mutating func parseEscape(into text: inout String) throws(NotationError) {
        let start = index
        guard let byte = next else { throw badEscape(at: start) }
        index += 2
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            text.unicodeScalars.append(Unicode.Scalar(byte))
        case UInt8(ascii: "b"): text += "\u{8}"
        case UInt8(ascii: "f"): text += "\u{C}"
        case UInt8(ascii: "n"): text += "\n"
        case UInt8(ascii: "r"): text += "\r"
        case UInt8(ascii: "t"): text += "\t"
        case UInt8(ascii: "u"): text.unicodeScalars.append(try parseUnicodeEscape(from: start))
        default:
            guard isJSON5 else { throw badEscape(at: start) }
            try parseWideEscape(byte, from: start, into: &text)
        }
    }

    /// The escapes that only JSON5 knows.
    private mutating func parseWideEscape(
        _ byte: UInt8,
        from start: Int,
        into text: inout String
    ) throws(NotationError) {
        switch byte {
        case UInt8(ascii: "v"): text += "\u{B}"
        case UInt8(ascii: "x"):
            text.unicodeScalars.append(Unicode.Scalar(UInt8(try parseHexadecimal(2, from: start))))
        case UInt8(ascii: "0"):
            if current?.isDigit == true {
                throw badEscape(at: start)
            }
            text += "\0"
        case UInt8(ascii: "1")...UInt8(ascii: "9"): throw badEscape(at: start)
        case 0x0A: break
        case 0x0D:
            if current == 0x0A { index += 1 }
        default:
            index -= 1
            if isLineSeparator {
                index += 3
                return
            }
            // Any other character stands for itself; its bytes are copied with what follows.
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            text += String(decoding: bytes[index..<index + width], as: UTF8.self)
            index += width
        }
    }

    private func badEscape(at offset: Int) -> NotationError {
        failure(
            at: offset,
            "the backslash begins no known escape",
            "write a backslash itself as \"\\\\\""
        )
    }

    private mutating func parseHexadecimal(
        _ count: Int,
        from start: Int
    ) throws(NotationError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = current?.hexadecimalValue else {
                throw failure(
                    at: start,
                    "the escape needs \(count) hexadecimal digits",
                    "complete the escape"
                )
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private mutating func parseUnicodeEscape(
        from start: Int
    ) throws(NotationError) -> Unicode.Scalar {
        let unit = try parseHexadecimal(4, from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, current == UInt8(ascii: "\\"), next == UInt8(ascii: "u") {
            index += 2
            let low = try parseHexadecimal(4, from: start)
            if (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw failure(
            at: start,
            "half a surrogate pair stands alone",
            "write both halves, or the character itself"
        )
    }
}
