/// Reads a message catalogue in the form of GNU gettext's PO files: `msgid` and `msgstr` lines,
/// each with one string in double quotes, and comments.
public enum CatalogueReader {
    /// The pairs of a catalogue, its header left out.
    public static func read(_ text: String) -> [(String, String)] {
        var pairs: [(String, String)] = []
        var english: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("msgid ") {
                english = string(line.dropFirst(6))
            } else if line.hasPrefix("msgstr "), let key = english.take(), !key.isEmpty {
                pairs.append((key, string(line.dropFirst(7))))
            }
        }
        return pairs
    }

    /// What stands between the quotes.
    private static func string(_ quoted: Substring) -> String {
        var text = ""
        var isEscaped = false
        for character in quoted.dropFirst().dropLast() {
            if isEscaped {
                text.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}
