extension JSONParser {
    /// Skips space and, in JSON5, comments.
    mutating func skipSpace() throws(NotationError) {
        while let byte = current {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D:
                index += 1
            case 0x0B, 0x0C:
                guard isJSON5 else { return }
                index += 1
            case UInt8(ascii: "/"):
                guard isJSON5, try skipComment() else { return }
            case 0xC2, 0xE1...0xE3, 0xEF:
                guard isJSON5, let length = wideSpaceLength else { return }
                index += length
            default:
                return
            }
        }
    }

    /// The length of the non-ASCII space under the cursor (JSON5 table 4: U+00A0, Zs, FEFF, 2028,
    /// 2029).
    private var wideSpaceLength: Int? {
        let end = min(index + 3, bytes.count)
        guard let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
        else { return nil }
        switch scalar.value {
        case 0xFEFF, 0x2028, 0x2029: return 3
        default:
            let isSpace = scalar.properties.generalCategory == .spaceSeparator
            return isSpace ? UTF8.width(scalar) : nil
        }
    }

    private mutating func skipComment() throws(NotationError) -> Bool {
        switch next {
        case UInt8(ascii: "/"):
            while let byte = current, byte != 0x0A, byte != 0x0D {
                if byte == 0xE2, isLineSeparator { break }
                index += 1
            }
            return true
        case UInt8(ascii: "*"):
            let start = index
            index += 2
            while index + 1 < bytes.count {
                if bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/") {
                    index += 2
                    return true
                }
                index += 1
            }
            throw failure(at: start, "the comment has no end", "close it with \"*/\"")
        default:
            return false
        }
    }

    /// Tells whether U+2028 or U+2029 (E2 80 A8, E2 80 A9) stands under the cursor.
    var isLineSeparator: Bool {
        index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
            && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }
}
