public import Disclosure

/// What a board that moves its content by itself is given: rectangles, each with its pages.
///
/// The rectangles do not overlap; what lies in none of them is dark.
public struct Spread: Sendable, Hashable {
    /// One picture of a rectangle and how long it stays.
    public struct Page: Sendable, Hashable {
        /// The picture, of the rectangle's size.
        public let frame: Frame
        /// How long it stays before the next; the only page of a rectangle stays for good.
        public let milliseconds: Int

        /// Makes a page.
        public init(frame: Frame, milliseconds: Int) {
            self.frame = frame
            self.milliseconds = milliseconds
        }
    }

    /// What happens in a rectangle.
    public enum Content: Sendable, Hashable {
        /// Pages that take turns; at least one.
        case pages([Page])
        /// A line that runs through to the left, its beginning close behind its end.
        case running(line: Frame, millisecondsPerPixel: Int)
    }

    /// A rectangle of the board.
    public struct Area: Sendable, Hashable {
        /// Left column.
        public let x: Int
        /// Top row.
        public let y: Int
        /// Columns.
        public let width: Int
        /// Rows.
        public let height: Int
        /// What happens in it.
        public let content: Content

        /// Makes a rectangle with its content.
        public init(x: Int, y: Int, width: Int, height: Int, content: Content) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
            self.content = content
        }
    }

    /// What is said, for a board that draws text by itself.
    public struct Words: Sendable, Hashable {
        /// A paragraph in one colour.
        public struct Paragraph: Sendable, Hashable {
            /// The text, without a line feed.
            public let text: String
            /// Its colour on this board.
            public let colour: Colour

            /// Makes a paragraph.
            public init(_ text: String, _ colour: Colour) {
                self.text = text
                self.colour = colour
            }
        }

        /// The paragraphs; none leave the board dark.
        public let paragraphs: [Paragraph]
        /// Whether they may not wait and stand before all else.
        public let isUrgent: Bool
        /// How long they are to be read, in milliseconds.
        public let milliseconds: Int

        /// Makes words.
        public init(_ paragraphs: [Paragraph], isUrgent: Bool = false, milliseconds: Int) {
            self.paragraphs = paragraphs
            self.isUrgent = isUrgent
            self.milliseconds = milliseconds
        }
    }

    /// The rectangles, moving ones first, then still ones from the top.
    public let areas: [Area]
    /// The first instant at which something else is due; nil when nothing ever is.
    public let validUntil: Instant?
    /// What is said, for a board that draws text by itself.
    public var words: Words?
    /// The picture that takes the place of all this on a board that nobody speaks to any more.
    public var notice: Frame?
    /// The words that do so on a board that draws text by itself.
    public var noticeWords: Words?

    /// Makes a spread.
    public init(areas: [Area], validUntil: Instant?) {
        self.areas = areas
        self.validUntil = validUntil
    }

    /// A picture that fills the board.
    public init(_ frame: Frame, validUntil: Instant? = nil) {
        let page = Page(frame: frame, milliseconds: 0)
        areas = [
            Area(x: 0, y: 0, width: frame.width, height: frame.height, content: .pages([page]))
        ]
        self.validUntil = validUntil
    }

    /// How long the slowest rectangle takes to show all that it has, in milliseconds.
    public var roundMilliseconds: Int {
        areas.map { area in
            switch area.content {
            case .pages(let pages):
                pages.count < 2 ? 0 : pages.reduce(0) { $0 + $1.milliseconds }
            case .running(let line, let pace): line.width * pace
            }
        }.max() ?? 0
    }

    /// The shortest whole number of rounds that takes at least so many milliseconds: who begins
    /// anew after it cuts nothing short.
    public func wholeRounds(atLeast milliseconds: Int) -> Int {
        let round = roundMilliseconds
        guard round > 0 else { return milliseconds }
        return (max(1, milliseconds) + round - 1) / round * round
    }
}
