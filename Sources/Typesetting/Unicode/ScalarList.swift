/// Reads the words of the generated lists.
enum ScalarList {
    /// The scalars of one field in hexadecimal, joined by `+`; nothing for an empty field.
    static func scalars(_ field: Substring) -> [Unicode.Scalar] {
        field.split(separator: "+").compactMap {
            UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
        }
    }

    /// The words of a list, each cut at its colons.
    static func fields(_ data: String) -> [[Substring]] {
        data.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
            word.split(separator: ":", omittingEmptySubsequences: false)
        }
    }
}
