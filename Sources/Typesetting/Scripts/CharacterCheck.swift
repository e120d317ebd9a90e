/// The verdict on one character.
struct CharacterCheck: Sendable {
    let kind: String
    let verdict: ScriptReport.Verdict
    let reason: String

    /// Variation selectors ask for another shape of the character before them.
    static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }

    /// Nothing for characters of no script that every face can hold: digits, marks, symbols.
    init?(_ character: Character) {
        let scalars = character.unicodeScalars.filter { !CharacterCheck.isSelector($0) }
        guard let base = scalars.first else { return nil }
        if let refused = CharacterCheck.refusal(base, Array(scalars)) {
            self = refused
        } else if let script = CharacterCheck.scriptCheck(character, base, Array(scalars)) {
            self = script
        } else {
            return nil
        }
    }

    private init(_ kind: String, _ verdict: ScriptReport.Verdict, _ reason: String) {
        self.kind = kind
        self.verdict = verdict
        self.reason = reason
    }

    /// Controls, private characters and emoji, whatever their script.
    private static func refusal(
        _ base: Unicode.Scalar,
        _ scalars: [Unicode.Scalar]
    ) -> CharacterCheck? {
        switch base.value {
        case 0x09, 0x0A, 0x0D: return nil
        case 0x00...0x1F, 0x7F...0x9F:
            return CharacterCheck("control character", .refused, "It has no shape; remove it.")
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
            return CharacterCheck(
                "direction control",
                .refused,
                "It can make a text read otherwise than it was approved; remove it."
            )
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF:
            return CharacterCheck(
                "private character",
                .refused,
                "Its shape is agreed nowhere; write the encoded character or send a picture."
            )
        default: break
        }
        let isFlag = LineBreakClass(of: base) == .ri
        let isSequence = scalars.contains { $0 == "\u{200D}" || LineBreakClass(of: $0) == .em }
        if isFlag || (isSequence && scalars.count > 1) || base.properties.isEmojiPresentation {
            return CharacterCheck(
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
    ) -> CharacterCheck? {
        let script = Script(of: base)
        switch script {
        case .common, .inherited:
            return marks(character, scalars, name: "symbol")
        case .unknown:
            return CharacterCheck("unknown character", .refused, "Unicode 15.0 does not know it.")
        case .tibetan:
            return CharacterCheck(
                script.rawValue,
                .needsPicture,
                "Its letters are stacked by rules of a font that bitmaps cannot follow."
            )
        case .mongolian:
            return CharacterCheck(
                script.rawValue,
                .needsPicture,
                "It is written downwards in joined forms that have no code points."
            )
        case .taiTham, .miao, .other:
            let name = script == .other ? "other script" : script.rawValue.replacingUnderscores
            return CharacterCheck(name, .needsPicture, "There are no rules for placing its signs.")
        case .arabic:
            return arabic(base, scalars)
        default:
            return marks(character, scalars, name: script.rawValue.replacingUnderscores)
                ?? CharacterCheck(
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
    ) -> CharacterCheck {
        let type = JoiningType(of: base)
        let hasForms = ArabicForms.forms(of: [base]) != nil
        if scalars.count > 1, Composites.scalar(for: Character(scalars)) == nil {
            return CharacterCheck("Arabic with marks", .needsPicture, "Its marks cannot be placed.")
        }
        if type != .none, type != .causing, !hasForms, !isPresentationForm(base) {
            return CharacterCheck(
                "Arabic without forms",
                .needsPicture,
                "Some of its letters have no encoded joined forms."
            )
        }
        return CharacterCheck("Arabic", .supported, "Letters are joined by their encoded forms.")
    }

    private static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
        (0xFB50...0xFDFF).contains(scalar.value) || (0xFE70...0xFEFC).contains(scalar.value)
    }

    /// A mark without a composed character would need to be placed on its base.
    private static func marks(
        _ character: Character,
        _ scalars: [Unicode.Scalar],
        name: String
    ) -> CharacterCheck? {
        let invisible = LineBreakClass(of: scalars[0]).resolved == .cm && scalars.count == 1
        guard scalars.count > 1, character != "\r\n" else {
            return invisible && scalars[0].properties.isDiacritic
                ? CharacterCheck("mark alone", .refused, "A mark needs a character under it.") : nil
        }
        let solid = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard solid.count > 1, Composites.scalar(for: Character(solid)) == nil else { return nil }
        return CharacterCheck(
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
