/// Compares the names of people as a reader of the wall would.
public enum PersonName {
    /// The form in which two spellings of one name are equal.
    ///
    /// Stricter than the triggers can be: `String` compares by canonical equivalence, and cases and
    /// widths of all scripts are folded.
    public static func folded(_ name: String) -> String {
        // A name in hanzi has neither cases nor widths nor marks.
        if name.unicodeScalars.allSatisfy({ hanzi.contains($0.value) }) { return name }
        var folded = String.UnicodeScalarView()
        for scalar in name.lowercased().unicodeScalars {
            let value = scalar.value
            if scalar.properties.isWhitespace || value == 0xB7 { continue }
            if scalar.properties.isDefaultIgnorableCodePoint || value < 0x20 { continue }
            // Full-width forms stand 0xFEE0 above their ASCII twins.
            let isWide = (0xFF01...0xFF5E).contains(value)
            folded.append(isWide ? Unicode.Scalar(value - 0xFEE0) ?? scalar : scalar)
        }
        return String(folded).lowercased()
    }

    /// The block of unified ideographs, all of whose signs are their own folded form.
    private static let hanzi: ClosedRange<UInt32> = 0x4E00...0x9FFF

    /// Whether no two of the names belong to one person.
    public static func areDifferent(_ names: [String]) -> Bool {
        let folded = Set(names.map(folded))
        return folded.count == names.count && !folded.contains("")
    }
}
