public import Disclosure

/// What a gate found in an item: where, what, and what to do about it.
public struct GateFinding: Sendable, Hashable, CustomStringConvertible {
    /// How much it stands in the way.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// It must be mended; nobody can release it.
        case refusal
        /// It must be mended, or released with a reason.
        case hold
        /// It is told, and stands in nobody's way.
        case warning
    }

    /// What was found; the words are part of the public contract.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// A resident's ID number.
        case residentID
        /// A number that is an ID number but for its check digit.
        case residentIDMistyped
        /// A mobile phone's number.
        case mobilePhone
        /// A fixed line's number.
        case fixedPhone
        /// A bank card's number.
        case bankCard
        /// A vehicle's plate.
        case plate
        /// A passport's number.
        case passport
        /// A control, bidirectional, private-use or invisible character.
        case controlCharacter
        /// A character that passes for another.
        case lookAlike
        /// A word of the office's list.
        case listedWord
        /// A field that the matter demands and the item does not have.
        case missingField
        /// The item's kind is not the matter's.
        case otherKind
        /// The item names a matter that the catalogue does not have.
        case unknownMatter
        /// The catalogue has matters of the kind, and the item names none.
        case noMatter
        /// A board has no glyph for a character.
        case missingGlyph
        /// A board cannot write a text rightly.
        case unshownText
        /// A text does not fit a board and is cut.
        case cutText
        /// A board of the item's unit and kind has no room for it.
        case notShown
        /// A board could not be asked.
        case unaskedBoard
        /// The schedule cannot be read.
        case unreadableSchedule
        /// The schedule asks for working days of a year whose holidays are not known.
        case unknownHolidays
        /// The item asks for a board that the office does not have.
        case unknownBoard
        /// It corrects what never hung.
        case errorNeverHung
        /// It corrects an error that hung in more places.
        case correctedInFewerPlaces
        /// It corrects an error that hung at more hours.
        case correctedAtFewerHours
        /// It corrects an error that hung longer.
        case correctedForShorter
        /// It takes the place of a correction that has not hung long enough.
        case correctionUnfinished
    }

    /// The field, such as `title` or `table.rows[2][0]`.
    public var field: String
    /// Characters before it in the field.
    public var offset: Int
    /// Characters it covers; 0 when the field as a whole is meant.
    public var length: Int
    /// How much it stands in the way.
    public var severity: Severity
    /// What was found.
    public var code: Code
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String
    /// What may stand there instead; nil when only a person can say.
    public var proposal: String?

    init(
        _ found: GateText.Span,
        _ severity: Severity,
        _ code: Code,
        _ problem: String,
        remedy: String,
        proposal: String? = nil
    ) {
        field = found.field
        offset = found.offset
        length = found.length
        self.severity = severity
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.proposal = proposal
    }

    /// Where it is, in words.
    public var place: String {
        length > 0 ? "\(field), character \(offset + 1)" : field
    }

    /// The whole sentence.
    public var description: String {
        "\(place): \(problem); \(remedy)."
    }
}

/// A person's word that a finding may hang as it is.
public struct GateRelease: Sendable, Hashable {
    /// Digest of the content it was given for; an edit ends it.
    public var itemDigest: String
    /// The field.
    public var field: String
    /// Characters before the finding in the field.
    public var offset: Int
    /// What was found.
    public var code: GateFinding.Code
    /// Who releases it.
    public var person: String
    /// Why.
    public var reason: String

    /// Releases a finding of an item; nil without a reason, and for what nobody can release.
    public init?(_ finding: GateFinding, of item: Item, person: String, reason: String) {
        guard finding.severity == .hold, reason.contains(where: { !$0.isWhitespace }) else {
            return nil
        }
        itemDigest = item.digest
        field = finding.field
        offset = finding.offset
        code = finding.code
        self.person = person
        self.reason = reason
    }

    /// A release from its stored parts.
    public init(
        itemDigest: String,
        field: String,
        offset: Int,
        code: GateFinding.Code,
        person: String,
        reason: String
    ) {
        self.itemDigest = itemDigest
        self.field = field
        self.offset = offset
        self.code = code
        self.person = person
        self.reason = reason
    }

    /// Tells whether the release was given for a finding in content with this digest.
    func covers(_ finding: GateFinding, itemDigest: String) -> Bool {
        self.itemDigest == itemDigest && field == finding.field && offset == finding.offset
            && code == finding.code && finding.severity == .hold
    }
}
