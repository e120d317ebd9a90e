/// Characters that steer text without being seen, so that they take no room on a board.
enum InvisibleCharacters {
    /// Soft hyphen, joiners and word joiner, byte order mark, and both sets of variation selectors.
    @inline(__always)
    static func contain(_ scalar: Unicode.Scalar) -> Bool {
        // Han and ASCII leave by the first two comparisons.
        let value = scalar.value
        if value < 0xAD || value &- 0x3000 < 0xCE00 { return false }
        switch value {
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF:
            return true
        default:
            return false
        }
    }
}

/// C0 and C1 control characters and delete: never drawn, whatever a font holds for them.
enum ControlCharacters {
    @inline(__always)
    static func contain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value &- 0x7F < 0x21
    }
}

/// Code points that never join the one before them to a character, as nearly all in Chinese text.
enum StandaloneCharacters {
    @inline(__always)
    static func contain(_ value: UInt32) -> Bool {
        // The first comparison answers for hanzi, the second for ASCII.
        if value &- 0x309B < 0xA66F - 0x309B { return true }
        if value &- 0x20 < 0x5F { return true }
        switch value {
        case 0xA0...0x2FF, 0x2010...0x2027, 0x2030...0x205E, 0x2100...0x2BFF, 0x3000...0x3029,
            0x3030...0x3098, 0xE000...0xFAFF, 0xFF01...0xFF9D:
            return value != 0xAD
        default:
            return false
        }
    }
}

/// Finds the single code point that is equal to a letter with separate accents.
enum Precomposed {
    /// The composed form of a text of one character, if there is one.
    static func scalar(for text: String) -> Unicode.Scalar? {
        guard text.count == 1, let character = text.first else { return nil }
        return table[character] ?? hangul(character)
    }

    /// Swift compares characters by canonical equivalence, so a table of the composed forms
    /// answers for every spelling of them.
    private static let table: [Character: Unicode.Scalar] = {
        let blocks: [ClosedRange<UInt32>] = [
            0xC0...0x24F,  // Latin-1 to Latin Extended-B, with the vowels of Pinyin
            0x370...0x4FF,  // Greek and Cyrillic
            0x1E00...0x1FFF,  // Latin Extended Additional, Greek Extended
            0x3041...0x30FF,  // Kana
        ]
        var table: [Character: Unicode.Scalar] = [:]
        for block in blocks {
            for value in block {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let key = Character(scalar)
                if table[key] == nil { table[key] = scalar }
            }
        }
        return table
    }()

    /// Composes leading consonant, vowel and final consonant of Hangul (Unicode, section 3.12).
    private static func hangul(_ character: Character) -> Unicode.Scalar? {
        let jamo = character.unicodeScalars.map(\.value)
        guard (2...3).contains(jamo.count) else { return nil }
        let (leading, vowel) = (jamo[0] &- 0x1100, jamo[1] &- 0x1161)
        let final = jamo.count == 3 ? jamo[2] &- 0x11A7 : 0
        guard leading < 19, vowel < 21, final < 28, jamo.count == 2 || final > 0 else { return nil }
        return Unicode.Scalar(0xAC00 + (leading * 21 + vowel) * 28 + final)
    }
}
