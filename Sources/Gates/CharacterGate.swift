public import Disclosure

/// Finds characters that are not what they seem: controls, invisible ones, look-alikes.
public enum CharacterGate {
    /// What is found in every text of an item, in reading order.
    public static func findings(in item: Item) -> [GateFinding] {
        item.gateTexts.flatMap { findings(in: $0) }
    }

    /// What is found in one text.
    public static func findings(in text: String, field: String) -> [GateFinding] {
        findings(in: GateText(field, text))
    }

    private static func findings(in text: GateText) -> [GateFinding] {
        var found: [GateFinding] = []
        for (offset, character) in text.characters.enumerated() {
            if let finding = forbidden(character, text.span(offset..<offset + 1)) {
                found.append(finding)
            } else if let finding = lookAlike(text, offset) {
                found.append(finding)
            }
        }
        return found
    }

    private static func forbidden(
        _ character: Character,
        _ span: GateText.Span
    ) -> GateFinding? {
        if character == "\n" { return nil }
        for scalar in character.unicodeScalars where !TextRule.isPlain(scalar) {
            let family = TextRule.forbiddenFamily(of: scalar) ?? invisibleFamily(of: scalar)
            guard let family else { continue }
            return GateFinding(
                span,
                .refusal,
                .controlCharacter,
                "the text holds the \(family) \(TextRule.name(of: scalar))",
                remedy: "remove it or write it in plain characters"
            )
        }
        return nil
    }

    private static func invisibleFamily(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B...0x200D,
            0x2060...0x2064, 0x3164, 0xFFA0, 0xFFF9...0xFFFD, 0xE0000...0xE007F:
            "invisible character"
        default:
            scalar.properties.generalCategory == .unassigned ? "unassigned code point" : nil
        }
    }

    private static func lookAlike(_ text: GateText, _ offset: Int) -> GateFinding? {
        guard let scalar = text.characters[offset].unicodeScalars.first,
            let family = lookAlikeFamily(scalar, text.characters, offset)
        else { return nil }
        return GateFinding(
            text.span(offset..<offset + 1),
            .refusal,
            .lookAlike,
            "\(TextRule.name(of: scalar)) is \(family)",
            remedy: "write the plain character instead"
        )
    }

    private static func lookAlikeFamily(
        _ scalar: Unicode.Scalar,
        _ characters: [Character],
        _ offset: Int
    ) -> String? {
        switch scalar.value {
        // Twelve of the block are ideographs in their own right.
        case 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            return scalar.properties.isUnifiedIdeograph ? nil : "the twin of another ideograph"
        case 0x2E80...0x2FDF: return "a radical that passes for an ideograph"
        case 0x1D400...0x1D7FF: return "a mathematical letter that passes for a plain one"
        case 0x0370...0x03FF, 0x0400...0x052F:
            return isAmongLatin(characters, offset) ? "a foreign letter inside a Latin word" : nil
        default: return nil
        }
    }

    /// Tells whether the word around a letter has Latin letters too.
    private static func isAmongLatin(_ characters: [Character], _ offset: Int) -> Bool {
        func isOfWord(_ index: Int) -> Bool {
            guard let scalar = characters[index].unicodeScalars.first else { return false }
            return scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
        }
        var low = offset
        while low > 0, isOfWord(low - 1) { low -= 1 }
        var high = offset
        while high + 1 < characters.count, isOfWord(high + 1) { high += 1 }
        return characters[low...high].contains { $0.isASCII }
    }
}
