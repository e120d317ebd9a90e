/// The presentation forms of Arabic letters (Unicode blocks Arabic Presentation Forms A and B).
enum ArabicForms {
    /// The forms of one letter; a missing one is not encoded.
    struct Forms: Sendable {
        let isolated: Unicode.Scalar?
        let final: Unicode.Scalar?
        let initial: Unicode.Scalar?
        let medial: Unicode.Scalar?
    }

    private static let forms: [[Unicode.Scalar]: Forms] = {
        var forms: [[Unicode.Scalar]: Forms] = [:]
        for fields in ScalarList.fields(data) {
            let found = (1...4).map { number in
                number < fields.count ? ScalarList.scalars(fields[number]).first : nil
            }
            forms[ScalarList.scalars(fields[0])] = Forms(
                isolated: found[0],
                final: found[1],
                initial: found[2],
                medial: found[3]
            )
        }
        // AE has no forms of its own; fonts draw it as HEH, which it never meets in Uyghur.
        forms[["\u{06D5}"]] = Forms(
            isolated: "\u{FEE9}",
            final: "\u{FEEA}",
            initial: nil,
            medial: nil
        )
        return forms
    }()

    /// The forms of one letter, or of LAM with an ALEF.
    static func forms(of letters: [Unicode.Scalar]) -> Forms? {
        forms[letters]
    }
}
