/// What a character does in a line.
public enum ClusterRole: Sendable, Hashable {
    /// Ends the line by force.
    case newline
    /// Blank that hangs over a line's end.
    case space
    /// Has no width: controls, joiners, zero width spaces.
    case invisible
    /// A Chinese character.
    case hanzi
    /// A decimal digit, narrow or full-width.
    case digit
    /// A letter of an alphabet written from left to right.
    case letter
    /// A dash, wave or hyphen that joins two things.
    case connector
    /// A slash.
    case slash
    /// The dot between the parts of a foreign name.
    case middleDot
    /// A hash sign, which encloses a topic.
    case hash
    /// Anything else.
    case other

    init(of scalar: Unicode.Scalar) {
        if let known = ClusterRole.marks[scalar] {
            self = known
            return
        }
        switch (LineBreakClass(of: scalar), Script(of: scalar)) {
        case (.bk, _), (.cr, _), (.lf, _), (.nl, _): self = .newline
        case (.sp, _): self = .space
        case (.cm, _), (.zw, _), (.wj, _), (.zwj, _): self = .invisible
        case (_, .han): self = .hanzi
        case (.nu, _): self = .digit
        case (_, .latin), (_, .greek), (_, .cyrillic): self = .letter
        default: self = .other
        }
    }

    /// Marks that the tables cannot tell; full-width digits are of class ID there.
    private static let marks: [Unicode.Scalar: ClusterRole] = {
        var marks: [Unicode.Scalar: ClusterRole] = [:]
        for scalar in "-–—―～~－".unicodeScalars { marks[scalar] = .connector }
        for scalar in "/／".unicodeScalars { marks[scalar] = .slash }
        for scalar in "·・‧".unicodeScalars { marks[scalar] = .middleDot }
        for scalar in "#＃".unicodeScalars { marks[scalar] = .hash }
        for scalar in "\u{9}\u{3000}\u{1680}\u{205F}".unicodeScalars { marks[scalar] = .space }
        for value in 0x2000...0x200A where value != 0x2007 {
            if let scalar = Unicode.Scalar(value as Int) { marks[scalar] = .space }
        }
        for value in 0xFF10...0xFF19 {
            if let scalar = Unicode.Scalar(value as Int) { marks[scalar] = .digit }
        }
        marks["\u{AD}"] = .invisible
        marks["\u{A0}"] = .other
        return marks
    }()
}
