/// Finds what one character asks of a board.
enum CharacterCheck {
    private typealias Finding = ScriptReport.Finding

    /// Variation selectors ask for another shape of the character before them.
    static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }

    /// Nothing for characters of no script that every face can hold: digits, marks, symbols.
    static func finding(_ character: Character) -> ScriptReport.Finding? {
        let scalars = character.unicodeScalars.filter { !isSelector($0) }
        guard let base = scalars.first else { return nil }
        return refusal(base, Array(scalars)) ?? scriptCheck(character, base, Array(scalars))
    }

    /// Controls, private characters and emoji, whatever their script.
    private static func refusal(
        _ base: Unicode.Scalar,
        _ scalars: [Unicode.Scalar]
    ) -> Finding? {
        switch base.value {
        case 0x09, 0x0A, 0x0D: return nil
        case 0x00...0x1F, 0x7F...0x9F:
            return Finding("control character", .refused, "It has no shape; remove it.")
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
            return Finding(
                "direction control",
                .refused,
                "It can make a text read otherwise than it was approved; remove it."
            )
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF:
            return Finding(
                "private character",
                .refused,
                "Its shape is agreed nowhere; write the encoded character or send a picture."
            )
        default: break
        }
        if base.properties.generalCategory == .unassigned {
            return Finding("unknown character", .refused, "Unicode does not know it.")
        }
        let isFlag = LineBreakClass(of: base) == .ri
        let isSequence = scalars.contains { $0 == "\u{200D}" || LineBreakClass(of: $0) == .em }
        if isFlag || (isSequence && scalars.count > 1) || base.properties.isEmojiPresentation {
            return Finding(
                "emoji",
                .refused,
                "It has no form in one colour; say it in words."
            )
        }
        return nil
    }

    private static func scriptCheck(
        _ character: Character,
        _ base: Unicode.Scalar,
        _ scalars: [Unicode.Scalar]
    ) -> Finding? {
        let script = Script(of: base)
        switch script {
        case .common, .inherited:
            return marks(character, scalars, name: "symbol")
        case .tibetan:
            return Finding(
                script.rawValue,
                .needsPicture,
                "Its letters are stacked by rules of a font that bitmaps cannot follow."
            )
        case .mongolian:
            return Finding(
                script.rawValue,
                .needsPicture,
                "It is written downwards in joined forms that have no code points."
            )
        case .taiTham, .miao, .other:
            let name = script == .other ? "other script" : script.rawValue.replacingUnderscores
            return Finding(name, .needsPicture, "There are no rules for placing its signs.")
        case .arabic:
            return arabic(base, scalars)
        default:
            return marks(character, scalars, name: script.rawValue.replacingUnderscores)
                ?? Finding(
                    script.rawValue.replacingUnderscores,
                    .supported,
                    "Each character is one glyph."
                )
        }
    }

    /// Letters of Uyghur, Kazakh and Kirghiz have encoded forms; vowel signs have no place.
    private static func arabic(
        _ base: Unicode.Scalar,
        _ scalars: [Unicode.Scalar]
    ) -> Finding {
        let type = JoiningType(of: base)
        let hasForms = ArabicForms.forms(of: [base]) != nil
        if scalars.count > 1, Composites.scalar(for: Character(scalars)) == nil {
            return Finding("Arabic with marks", .needsPicture, "Its marks cannot be placed.")
        }
        if type != .none, type != .causing, !hasForms, !isPresentationForm(base) {
            return Finding(
                "Arabic without forms",
                .needsPicture,
                "Some of its letters have no encoded joined forms."
            )
        }
        return Finding("Arabic", .supported, "Letters are joined by their encoded forms.")
    }

    private static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
        (0xFB50...0xFDFF).contains(scalar.value) || (0xFE70...0xFEFC).contains(scalar.value)
    }

    /// A mark without a composed character would need to be placed on its base.
    private static func marks(
        _ character: Character,
        _ scalars: [Unicode.Scalar],
        name: String
    ) -> Finding? {
        let invisible = LineBreakClass(of: scalars[0]) == .cm && scalars.count == 1
        guard scalars.count > 1, character != "\r\n" else {
            return invisible && scalars[0].properties.isDiacritic
                ? Finding("mark alone", .refused, "A mark needs a character under it.") : nil
        }
        let solid = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard solid.count > 1, Composites.scalar(for: Character(solid)) == nil else { return nil }
        return Finding(
            "\(name) with marks",
            .refused,
            "No single character holds this base with its marks; spell it with one that exists."
        )
    }
}

extension Character {
    /// The character made of some scalars.
    init(_ scalars: [Unicode.Scalar]) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self = String(view).first ?? " "
    }
}

extension String {
    fileprivate var replacingUnderscores: String {
        String(map { $0 == "_" ? " " : $0 })
    }
}
