public import Controllers
import Packets
import Raster
public import Session

/// The lamps of a board, as far as controllers care.
public enum BoardLamps: String, Sendable, Hashable, CaseIterable {
    /// One colour.
    case single
    /// Red and green.
    case dual
    /// Red, green and blue.
    case full
}

/// What a board keeps on its wall when nobody speaks to it any more.
public enum LossContent: String, Sendable, Hashable, CaseIterable {
    /// Nothing: it hides its content when its lease is over.
    case blank
    /// Whatever it showed last.
    case hold
    /// The board's notice, which says nothing about any item.
    case notice
}

/// A board with a controller of its own that is asked and answers.
public struct ControllerSettings: Sendable, Hashable {
    /// The lease of content, unless set otherwise, in seconds.
    public static let defaultLeaseSeconds = 180

    /// The longest lease, for content that takes long to run through, in seconds.
    static let longestLeaseSeconds = 3_600
    /// How often a board that holds its content is sent all of it again, in milliseconds: it may
    /// have restarted.
    private static let holdMilliseconds: Int64 = 120_000

    /// The controller's language.
    public var family: ControllerFamily
    /// Pixels in a row.
    public var width: Int
    /// Rows.
    public var height: Int
    /// What lights on it.
    public var lamps: BoardLamps
    /// The word for the controller's model; nil takes the family's usual one.
    public var model: String?
    /// The controller's address; nil takes the family's usual one.
    public var address: Int?
    /// Whether it hangs on a serial line.
    public var isSerial = false
    /// Whether others hang on that line, so that it must say to whom it speaks.
    public var sharesLine = false
    /// How long content stays without being renewed, where the controller knows leases.
    public var leaseSeconds = defaultLeaseSeconds
    /// What becomes of content that nobody renews.
    public var onLoss = LossContent.blank {
        didSet { saysOnLoss = true }
    }
    /// Whether `onLoss` was said, or is only what is usual.
    private var saysOnLoss = false
    /// The characters of a board that draws text by itself.
    public var letters = BoardLetters.gb2312
    /// What such a board writes of an item, as a template; nil writes the usual.
    public var template: String?
    /// The height of its letters in dots; nil takes one that leaves room for two lines.
    public var letterHeight: Int?

    /// Describes a board; all else has the usual values.
    public init(family: ControllerFamily, width: Int, height: Int, lamps: BoardLamps) {
        self.family = family
        self.width = width
        self.height = height
        self.lamps = lamps
    }

    /// Makes the board's language.
    ///
    /// - Throws: `ControllerError` when there is no such board.
    public func driver() throws(ControllerError) -> any BoardDriver {
        try family.make(self)
    }

    /// Whether it is said that content is to go by itself: what a driver does for that alone, it
    /// does only then.
    var leavesByItself: Bool { saysOnLoss && onLoss != .hold }

    /// Whether such a board can show a notice by itself.
    var canLeaveNotice: Bool {
        family == OnbonAreaDriver.family || family == JetFileDriver.family && model != "simple"
    }

    /// The height of letters, of those that a family has.
    func font(of heights: [Int]) throws(ControllerError) -> Int {
        let wanted = letterHeight ?? 16
        // Two lines where there is room for them.
        let usual = heights.last { 2 * $0 <= height && $0 <= 32 && $0 >= 16 }
        let found = letterHeight ?? usual ?? heights.last { $0 <= height }
        guard let found, heights.contains(found), found <= height, found <= width else {
            throw ControllerError(
                family.title,
                "there are no letters of \(wanted) dots for a board of \(width)x\(height)",
                remedy: "set letterHeight to one of "
                    + heights.map(String.init).joined(separator: ", ")
                    + ", not above the board's height"
            )
        }
        return found
    }

    /// The addresses that this board alone answers to; nil when none is set that could be told
    /// from those of others.
    public var ownAddresses: ClosedRange<Int>? {
        guard let address else { return nil }
        let panels =
            family == FlipDotDriver.family
            ? width / FlipDotPanel.width * (height / FlipDotPanel.height) : 1
        let all = address...address + max(0, panels - 1)
        return family.addresses.contains(all.lowerBound)
            && family.addresses.contains(all.upperBound) ? all : nil
    }

    /// Whether another board takes packets of this one's language for its own.
    public func speaksLike(_ other: ControllerSettings) -> Bool {
        let onbon = [OnbonAreaDriver.family, OnbonFontDriver.family]
        return family == other.family || (onbon.contains(family) && onbon.contains(other.family))
    }

    /// The lease of a spread: long enough to show it three times, within a limit.
    func leaseSeconds(for spread: Spread) -> Int {
        let rounds = spread.wholeRounds(atLeast: leaseSeconds * 1_000 / 3)
        return min(max(leaseSeconds, (3 * rounds + 999) / 1_000), Self.longestLeaseSeconds)
    }

    /// How often content is sent again: a third of its lease, or what the family asks for.
    public func renewal(_ sheet: ControllerSheet) -> Int64 {
        if sheet.leases, onLoss != .hold {
            return Int64(leaseSeconds) * SessionSettings.second / 3
        }
        return (sheet.repairMilliseconds ?? Self.holdMilliseconds) * SessionSettings.millisecond
    }
}

/// A family of controllers that speak one language.
public struct ControllerFamily: Sendable, Hashable {
    /// The word for it in configurations.
    public let word: String
    /// The name that people know it by.
    public let title: String
    /// The words for its models, the usual one first; none when models do not differ.
    public let models: [String]
    /// The addresses that name one card alone.
    let addresses: ClosedRange<Int>
    let make: @Sendable (ControllerSettings) throws(ControllerError) -> any BoardDriver

    /// All families.
    public static let all = [
        OnbonAreaDriver.family, OnbonFontDriver.family, CPowerDriver.family,
        JetFileDriver.family, SansiDriver.family, AlphaDriver.family, FlipDotDriver.family,
    ]

    /// Tells whether two are the same family.
    public static func == (a: ControllerFamily, b: ControllerFamily) -> Bool { a.word == b.word }

    /// Hashes the word.
    public func hash(into hasher: inout Hasher) { hasher.combine(word) }
}
