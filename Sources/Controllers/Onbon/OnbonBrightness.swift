/// How bright a graphic card is, over the day.
public struct OnbonBrightness: Sendable, Hashable {
    /// The brightest level.
    public static let brightest: UInt8 = 15
    /// One level for each half hour.
    public static let levelCount = 48

    /// Whether the level follows the clock.
    public let followsClock: Bool
    /// 48 levels of 0 to 15.
    public let levels: [UInt8]

    /// One level all day, or nothing when there is no such level.
    public init?(level: UInt8) {
        guard level <= Self.brightest else { return nil }
        followsClock = false
        levels = [UInt8](repeating: level, count: Self.levelCount)
    }

    /// A level for each half hour from midnight, or nothing when they are not 48 levels.
    public init?(halfHours levels: [UInt8]) {
        self.init(followsClock: true, levels: levels)
    }

    init?(followsClock: Bool, levels: [UInt8]) {
        guard levels.count == Self.levelCount, levels.allSatisfy({ $0 <= Self.brightest })
        else { return nil }
        self.followsClock = followsClock
        self.levels = levels
    }
}
