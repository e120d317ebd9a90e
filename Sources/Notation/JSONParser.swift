/// Recursive descent over UTF-8 bytes; the depth limit bounds the recursion.
struct JSONParser {
    let bytes: [UInt8]
    let isJSON5: Bool
    let limits: JSONLimits
    var index: Int
    private var depth = 0
    private var tracker: PositionTracker

    init(bytes: [UInt8], dialect: JSONDialect, limits: JSONLimits) {
        self.bytes = bytes
        self.isJSON5 = dialect == .json5
        self.limits = limits
        self.index = JSONParser.textStart(of: bytes)
        self.tracker = PositionTracker(from: index)
    }

    /// The offset after a leading byte order mark (EF BB BF).
    static func textStart(of bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The byte under the cursor, nil at the end.
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// The byte after the one under the cursor.
    var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

    /// The position of the cursor, for a node.
    mutating func positionHere() -> TextPosition {
        tracker.position(of: index, in: bytes)
    }

    /// An error at a byte offset; its path grows while it travels outwards.
    func failure(at offset: Int, _ problem: String, _ remedy: String) -> NotationError {
        // Errors may point backwards, so they count from the start again.
        var fresh = PositionTracker(from: JSONParser.textStart(of: bytes))
        return NotationError(
            position: fresh.position(of: offset, in: bytes),
            path: "",
            problem: problem,
            remedy: remedy
        )
    }

    /// The character at a byte offset as a sentence names it.
    func name(at offset: Int) -> String {
        guard offset < bytes.count else { return "the end of the text" }
        let end = min(offset + 4, bytes.count)
        guard let scalar = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first
        else { return "the end of the text" }
        if scalar.value < 0x20 || scalar.properties.generalCategory == .format {
            return scalar.codePointName
        }
        return "\"\(scalar)\""
    }

    /// One value with space around it and nothing after it.
    mutating func parseDocument() throws(NotationError) -> JSONNode {
        try skipSpace()
        let node = try parseValue()
        try skipSpace()
        if index < bytes.count {
            throw failure(
                at: index,
                "\(name(at: index)) follows the end of the value",
                "keep one value in a text"
            )
        }
        return node
    }

    /// The value under the cursor.
    mutating func parseValue() throws(NotationError) -> JSONNode {
        let position = positionHere()
        let value: JSONNode.Value
        switch current {
        case UInt8(ascii: "{"): value = .object(try parseObject())
        case UInt8(ascii: "["): value = .array(try parseArray())
        case UInt8(ascii: "\""): value = .string(try parseString())
        case UInt8(ascii: "'") where isJSON5: value = .string(try parseString())
        case UInt8(ascii: "t"): value = try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): value = try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): value = try parseWord("null", .null)
        case .some(let byte) where byte.isDigit || byte == UInt8(ascii: "-"):
            value = try parseNumber()
        case UInt8(ascii: "+") where isJSON5, UInt8(ascii: ".") where isJSON5:
            value = try parseNumber()
        default: throw noValue()
        }
        return JSONNode(position: position, value: value)
    }

    private func noValue() -> NotationError {
        let remedy: String
        switch current {
        case UInt8(ascii: "'"): remedy = "put strings in double quotes"
        case UInt8(ascii: "+"): remedy = "leave the plus sign out"
        case UInt8(ascii: "."): remedy = "write a digit before the decimal point"
        case UInt8(ascii: "I"), UInt8(ascii: "N"): remedy = "write a finite number"
        case UInt8(ascii: "/") where !isJSON5: remedy = "remove the comment"
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            remedy = "write a value, or remove the comma before it"
        default: remedy = "write a string, number, object, array, true, false or null"
        }
        return failure(at: index, "\(name(at: index)) stands where a value must begin", remedy)
    }

    private mutating func parseWord(
        _ word: String,
        _ value: JSONNode.Value
    ) throws(NotationError) -> JSONNode.Value {
        let start = index
        while let byte = current, byte.isWordByte { index += 1 }
        let found = String(decoding: bytes[start..<index], as: UTF8.self)
        if found == word { return value }
        throw failure(
            at: start,
            "\"\(found)\" is no value",
            "write \(word), or put the word in double quotes"
        )
    }

    private mutating func descend() throws(NotationError) {
        depth += 1
        if depth > limits.maximumDepth {
            throw failure(
                at: index,
                "the nesting is deeper than \(limits.maximumDepth) levels",
                "flatten the text"
            )
        }
        index += 1
    }

    private mutating func parseArray() throws(NotationError) -> [JSONNode] {
        try descend()
        var elements: [JSONNode] = []
        try skipSpace()
        while current != UInt8(ascii: "]") {
            do {
                elements.append(try parseValue())
            } catch {
                throw error.inside("[\(elements.count)]")
            }
            if try !continues(until: UInt8(ascii: "]"), "an array") { break }
        }
        index += 1
        depth -= 1
        return elements
    }

    private mutating func parseObject() throws(NotationError) -> [JSONNode.Member] {
        try descend()
        var members: [JSONNode.Member] = []
        var keys = KeySet()
        try skipSpace()
        while current != UInt8(ascii: "}") {
            let start = index
            let position = positionHere()
            let key = try parseKey()
            if let earlier = keys.insert(key, among: members) {
                throw failure(
                    at: start,
                    "the key \"\(key)\" stood already at \(earlier)",
                    "keep one of the two"
                ).inside(JSONPath.step(key))
            }
            do {
                try expectColon(after: key)
                let node = try parseValue()
                members.append(JSONNode.Member(key: key, keyPosition: position, node: node))
            } catch {
                throw error.inside(JSONPath.step(key))
            }
            if try !continues(until: UInt8(ascii: "}"), "an object") { break }
        }
        index += 1
        depth -= 1
        return members
    }

    private mutating func expectColon(after key: String) throws(NotationError) {
        try skipSpace()
        guard current == UInt8(ascii: ":") else {
            throw failure(
                at: index,
                "\(name(at: index)) stands where a colon must follow the key \"\(key)\"",
                "write a colon between key and value"
            )
        }
        index += 1
        try skipSpace()
    }

    /// Eats a comma and the space around it; false at the closing bracket.
    private mutating func continues(
        until close: UInt8,
        _ what: String
    ) throws(NotationError) -> Bool {
        try skipSpace()
        if current == close { return false }
        guard current == UInt8(ascii: ",") else {
            throw failure(
                at: index,
                "\(name(at: index)) stands where a comma or the end of \(what) must follow",
                "separate with commas and close with \"\(Unicode.Scalar(close))\""
            )
        }
        let comma = index
        index += 1
        try skipSpace()
        if current == close && !isJSON5 {
            throw failure(at: comma, "a comma ends \(what)", "remove the last comma")
        }
        return true
    }
}

/// Finds repeated keys: by looking along short objects, by hashing in long ones.
private struct KeySet {
    /// Up to this many members a look along them is faster than a hash.
    private static let linearLimit = 16
    private var positions: [String: TextPosition] = [:]

    /// Where the key stood before; nil when it is new.
    mutating func insert(_ key: String, among members: [JSONNode.Member]) -> TextPosition? {
        guard members.count >= KeySet.linearLimit else {
            return members.first { $0.key == key }?.keyPosition
        }
        for member in members[positions.count...] {
            positions[member.key] = member.keyPosition
        }
        return positions[key]
    }
}
