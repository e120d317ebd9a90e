import Packets
public import Raster

/// A dynamic area of a graphic card: a rectangle in the card's working memory with its own pages.
public struct OnbonArea: Sendable, Hashable {
    /// What the card does after the last page.
    public enum RunMode: UInt8, Sendable, Hashable {
        /// Begins again, for ever.
        case loop = 0
        /// Holds the last page.
        case hold = 1
        /// Begins again, and hides the area when nobody renews it within the time-out.
        case lease = 2
        /// Begins again, and holds the last page when nobody renews it within the time-out.
        case leaseThenHold = 3
        /// Plays once.
        case once = 4
    }

    /// What becomes of programs stored in the card meanwhile.
    public enum Company: UInt8, Sendable, Hashable {
        /// They go on beside the area, which may not overlap them.
        case beside = 0
        /// They stop.
        case alone = 1
        /// The area waits for their end; newer cards no longer do this.
        case after = 2
    }

    /// Number of the area, from 0.
    public var id: UInt8
    /// What the card does after the last page.
    public var runMode = RunMode.loop
    /// Seconds after which an area that nobody renews is handled as the run mode says.
    public var timeoutSeconds: UInt16 = 0
    /// What becomes of stored programs.
    public var company = Company.alone
    /// Numbers of the programs it may run beside; nothing means all.
    public var programs: [UInt16]?
    /// Left edge, in pixels of the screen.
    public let x: UInt16
    /// Top edge.
    public let y: UInt16
    /// Pixels in a row.
    public let width: UInt16
    /// Rows.
    public let height: UInt16
    /// What is shown, in order.
    public var pages: [OnbonPage]

    /// Makes an area that loops over its pages.
    public init(
        id: UInt8,
        x: UInt16 = 0,
        y: UInt16 = 0,
        width: UInt16,
        height: UInt16,
        pages: [OnbonPage]
    ) {
        self.id = id
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.pages = pages
    }

    /// The same area, hidden by the card when nobody renews it in time.
    public func leased(seconds: UInt16) -> OnbonArea {
        var area = self
        area.runMode = .lease
        area.timeoutSeconds = seconds
        return area
    }

    /// Bytes of all pages.
    var pixelByteCount: Int { pages.reduce(0) { $0 + $1.pixels.count } }
}

/// One page of a dynamic area.
public struct OnbonPage: Sendable, Hashable {
    /// The pixels as the card takes them; see `OnbonPixels`.
    public var pixels: [UInt8]
    /// How it appears.
    public var mode = OnbonDisplayMode.instant
    /// Unexplained by the maker, whose clients write 0 to fifth generation cards, 0 or 1 to sixth.
    public var clearMode: UInt8 = 0
    /// Speed of the movement, 0 the fastest.
    public var speed: UInt8 = 0
    /// How long it stays, in hundredths of a second.
    public var stayCentiseconds: UInt16 = 0
    /// How often it is shown.
    public var repeats: UInt8 = 1
    /// Columns that hold something; the rest is not moved through.
    public var usedWidth: UInt16

    /// Makes a page of pixels that are packed already.
    public init(pixels: [UInt8], usedWidth: UInt16) {
        self.pixels = pixels
        self.usedWidth = usedWidth
    }

    /// A page that stands for a time.
    public init(
        _ frame: Frame,
        x: UInt16 = 0,
        as layout: OnbonPixels,
        stayCentiseconds: UInt16 = 500
    ) {
        pixels = layout.packed(frame, x: Int(x))
        usedWidth = UInt16(clamping: frame.width)
        self.stayCentiseconds = stayCentiseconds
    }

    /// The pages of a long line that runs through without a gap.
    ///
    /// The line is cut into pages of the area's width, shown in the continuous mode without a
    /// stay; the last is filled up with dark and says how much of it is used.
    public static func scrolling(
        _ line: Frame,
        width: UInt16,
        x: UInt16 = 0,
        as layout: OnbonPixels,
        speed: UInt8 = 0
    ) -> [OnbonPage] {
        guard width > 0 else { return [] }
        return stride(from: 0, to: line.width, by: Int(width)).map { left in
            var page = Canvas(width: Int(width), height: line.height)
            // Dark under whatever number the palette has it; past the last number all is dark.
            let dark = line.palette.colours.firstIndex(of: .black) ?? line.palette.colours.count
            page.pixels = [UInt8](repeating: UInt8(clamping: dark), count: page.pixels.count)
            let used = min(Int(width), line.width - left)
            for y in 0..<line.height {
                for column in 0..<used {
                    page[column, y] = line.pixels[y * line.width + left + column]
                }
            }
            let frame = Frame(canvas: page, palette: line.palette)
            var made = OnbonPage(frame, x: x, as: layout, stayCentiseconds: 0)
            made.mode = .scrollLeft
            made.speed = speed
            made.usedWidth = UInt16(clamping: used)
            return made
        }
    }
}
