extension JSONParser {
    /// The number under the cursor.
    mutating func parseNumber() throws(NotationError) -> JSONNode.Value {
        let start = index
        var isNegative = false
        if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") {
            isNegative = current == UInt8(ascii: "-")
            index += 1
        }
        if isJSON5, current == UInt8(ascii: "0"),
            next == UInt8(ascii: "x") || next == UInt8(ascii: "X")
        {
            return try parseHexadecimalNumber(from: start, isNegative: isNegative)
        }
        let isInteger = try skipDecimal(from: start)
        if let byte = current, byte.isWordByte || byte == UInt8(ascii: ".") {
            throw badNumber(at: start, "\(name(at: index)) stands in a number")
        }
        try checkLength(from: start)
        if isInteger, let value = integer(from: start) { return .integer(value) }
        if isInteger, let value = largeInteger(from: start) { return .number(value) }
        if isInteger { throw outOfRange(at: start) }
        // Swift reads neither "5." nor ".5e" as JSON5 does, so the text is completed.
        var text = String(decoding: bytes[start..<index], as: UTF8.self)
        if text.hasSuffix(".") { text += "0" }
        guard let value = Double(text) else {
            throw badNumber(at: start, "\"\(text)\" is no number")
        }
        guard value.isFinite else {
            throw failure(
                at: start,
                "the number is larger than 64-bit floating point can hold",
                "write a number below 1.8e308"
            )
        }
        return .number(value)
    }

    /// Skips a decimal number after its sign; true when it has neither fraction nor exponent.
    private mutating func skipDecimal(from start: Int) throws(NotationError) -> Bool {
        let whole = skipDigits()
        if whole > 1, bytes[index - whole] == UInt8(ascii: "0") {
            throw badNumber(at: start, "the number begins with a zero")
        }
        var isInteger = true
        if current == UInt8(ascii: "."), whole > 0 || isJSON5 {
            isInteger = false
            index += 1
            let fraction = skipDigits()
            if fraction == 0, !isJSON5 || whole == 0 {
                throw badNumber(at: start, "no digit follows the decimal point")
            }
        } else if whole == 0 {
            throw badNumber(at: start, "no digit follows the sign")
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isInteger = false
            index += 1
            if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") { index += 1 }
            if skipDigits() == 0 {
                throw badNumber(at: start, "the exponent has no digit")
            }
        }
        return isInteger
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while let byte = current, byte.isDigit {
            index += 1
        }
        return index - start
    }

    /// The integer between `start` and the cursor; nil when 64 bits cannot hold it.
    private func integer(from start: Int) -> Int64? {
        var at = start
        let isNegative = bytes[at] == UInt8(ascii: "-")
        if isNegative || bytes[at] == UInt8(ascii: "+") { at += 1 }
        var value: Int64 = 0
        while at < index {
            // Counting downwards reaches -2^63, which has no positive twin.
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(bytes[at] - UInt8(ascii: "0"))
            let (sum, carry) = product.subtractingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
            at += 1
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// The floating-point number whose own digits stand between `start` and the cursor.
    ///
    /// Below 1e21 they are written without an exponent. Nil when other digits would be meant.
    private func largeInteger(from start: Int) -> Double? {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let value = Double(text), ecmaScriptText(of: value) == text else { return nil }
        return value
    }

    private mutating func parseHexadecimalNumber(
        from start: Int,
        isNegative: Bool
    ) throws(NotationError) -> JSONNode.Value {
        index += 2
        var value: Int64 = 0
        var digits = 0
        while let digit = current?.hexadecimalValue {
            guard value < 1 << 59 else { throw outOfRange(at: start) }
            value = value << 4 | Int64(digit)
            digits += 1
            index += 1
        }
        if let byte = current, byte.isWordByte {
            throw badNumber(at: start, "\(name(at: index)) stands in a number")
        }
        guard digits > 0 else { throw badNumber(at: start, "no digit follows \"0x\"") }
        try checkLength(from: start)
        return .integer(isNegative ? -value : value)
    }

    private func checkLength(from start: Int) throws(NotationError) {
        guard index - start > limits.maximumNumberLength else { return }
        throw failure(
            at: start,
            "the number has \(index - start) characters, the limit is \(limits.maximumNumberLength)",
            "write fewer digits"
        )
    }

    private func badNumber(at offset: Int, _ problem: String) -> NotationError {
        failure(at: offset, problem, "write the number like 12, -3 or 4.5e6")
    }

    private func outOfRange(at offset: Int) -> NotationError {
        failure(
            at: offset,
            "the integer does not fit in 64 bits",
            "write a number from \(Int64.min) to \(Int64.max), or put it in quotes"
        )
    }
}
