/// How a page of a dynamic area comes onto the screen.
///
/// Source: the maker's manuals on dynamic areas, tables of display modes.
public struct OnbonDisplayMode: Sendable, Hashable, RawRepresentable {
    /// The number on the wire.
    public let rawValue: UInt8

    /// Takes a number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// It stands.
    public static let still = OnbonDisplayMode(rawValue: 0x01)
    /// It appears at once.
    public static let instant = OnbonDisplayMode(rawValue: 0x02)
    /// It moves through, the next page close behind.
    public static let scrollLeft = OnbonDisplayMode(rawValue: 0x04)

    /// The mode in words.
    public var title: String {
        let index = Int(rawValue)
        return index < Self.titles.count ? Self.titles[index] : "mode \(index)"
    }

    private static let titles = [
        "random", "still", "instant", "move left", "continuous left", "move up", "continuous up",
        "flash", "snow", "bubble", "middle out", "in from both sides", "crossed from both sides",
        "crossed from above and below", "scroll closes", "scroll opens", "stretch left",
        "stretch right", "stretch up", "stretch down", "laser left", "laser right", "laser up",
        "laser down", "crossed curtains", "crossed curtains, other way", "scatter left",
        "blinds across", "blinds down", "curtain left", "curtain right", "curtain up",
        "curtain down", "closes across", "opens across", "closes down", "opens down",
        "move right", "continuous right", "move down", "continuous down",
    ]
}
