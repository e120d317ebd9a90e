import Notation

extension XMLParser {
    /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`.
    mutating func declaration() throws(AlertError) {
        _ = eat("<?xml")
        var place = 0
        while true {
            let hadSpace = skipSpace()
            if eat("?>") { break }
            guard hadSpace else { throw error("a space must stand here") }
            let known = ["version", "encoding", "standalone"]
            guard let found = known.firstIndex(where: { isNext($0) }), found >= place,
                found > 0 || place == 0, found == 0 || place > 0
            else { throw error("the XML declaration has a part too many") }
            place = found + 1
            _ = eat(known[found])
            skipSpace()
            guard eat("=") else { throw error("= must stand here") }
            skipSpace()
            let start = self
            let value = try quoted()
            let isGood =
                switch found {
                case 0: value == "1.0"
                case 1: value.uppercased() == "UTF-8"
                default: value == "yes" || value == "no"
                }
            guard isGood else {
                throw start.error(
                    "\(known[found]) \"\(value)\" is not taken",
                    remedy: "send XML 1.0 in UTF-8",
                    isBeyondLimits: true
                )
            }
        }
        guard place > 0 else { throw error("the XML declaration must name its version") }
    }

    private mutating func quoted() throws(AlertError) -> String {
        guard let quote = next, quote == "\"" || quote == "'" else {
            throw error("a quotation mark must stand here")
        }
        advance()
        var text = String.UnicodeScalarView()
        while next != quote { text.append(try character()) }
        advance()
        return String(text)
    }

    mutating func comment() throws(AlertError) {
        _ = eat("<!--")
        while !isNext("--") { _ = try character() }
        _ = eat("--")
        guard eat(">") else { throw error("-- must not stand in a comment") }
    }

    mutating func instruction() throws(AlertError) {
        let start = self
        _ = eat("<?")
        let target = try name()
        guard target.lowercased() != "xml" else {
            throw start.error("the XML declaration must stand first and once")
        }
        guard !target.contains(":") else {
            throw start.error("a processing instruction's name has no colon")
        }
        if eat("?>") { return }
        guard skipSpace() else { throw error("a space must stand here") }
        while !isNext("?>") { _ = try character() }
        _ = eat("?>")
    }

    mutating func characterData(into text: inout String.UnicodeScalarView) throws(AlertError) {
        _ = eat("<![CDATA[")
        while !isNext("]]>") { text.append(try character()) }
        _ = eat("]]>")
    }

    /// One of the five entities, or a character by its number.
    mutating func reference() throws(AlertError) -> Unicode.Scalar {
        let start = self
        advance()
        if eat("#") {
            let isHexadecimal = eat("x")
            var value: UInt32 = 0
            var count = 0
            while let scalar = next, scalar.isASCII,
                let digit = Character(scalar).hexDigitValue, isHexadecimal || digit < 10
            {
                // Beyond the last code point the number only grows; it need not be kept.
                value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
                count += 1
                advance()
            }
            guard count > 0, eat(";"), let scalar = Unicode.Scalar(value), Self.isAllowed(scalar)
            else { throw start.error("this is no reference to a character of XML") }
            return scalar
        }
        let word = try name()
        guard eat(";") else { throw error("; must stand here") }
        let entities: [String: Unicode.Scalar] = [
            "lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": "\"",
        ]
        guard let scalar = entities[word] else {
            throw start.error("the entity \(word) is not known", remedy: "write the character")
        }
        return scalar
    }
}
