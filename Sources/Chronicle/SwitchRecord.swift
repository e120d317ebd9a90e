public import Disclosure
public import Notation

/// What an entry of the kind `programme` says of a board.
public enum SwitchRecord: Sendable, Hashable {
    /// From an instant on it showed a programme.
    case shows(Showing)
    /// From an instant on it was dark, because the service had ended or no longer had the board.
    case ended(from: Instant)
    /// From an instant on it showed a test card, that somebody wanted to see until another.
    case tested(from: Instant, until: Instant, person: String)
    /// Switches from an instant on could not be written down.
    case lost(from: Instant, count: Int)

    /// A programme on a board.
    public struct Showing: Sendable, Hashable {
        /// When it was handed to the board.
        public let from: Instant
        /// Digest of the board's part of the configuration.
        public let stage: String
        /// Digest of the programme's content.
        public let programme: String
        /// Digest of the frame at `from`.
        public let picture: String
    }

    /// When it began.
    public var from: Instant {
        switch self {
        case .shows(let showing): showing.from
        case .ended(let from), .lost(let from, _), .tested(let from, _, _): from
        }
    }

    /// Reads an entry's body.
    public init(body: String) throws(NotationError) {
        let object = try JSONCursor(try JSONReader.read(body)).object(keys: [
            "board", "from", "ended", "lost", "stage", "programme", "picture", "content",
            "test",
        ])
        let milliseconds = try object.required("from").integer(in: 0...Int(1) << 53)
        let from = Instant(milliseconds: Int64(milliseconds))
        if let lost = object.optional("lost") {
            self = .lost(from: from, count: try lost.integer(in: 1...Int(Int32.max)))
        } else if let test = try object.optional("test")?.object(keys: ["until", "person"]) {
            let until = try test.required("until").integer(in: 0...Int(1) << 53)
            self = .tested(
                from: from,
                until: Instant(milliseconds: Int64(until)),
                person: try test.required("person").string()
            )
        } else if object.optional("ended") != nil {
            self = .ended(from: from)
        } else {
            self = .shows(
                Showing(
                    from: from,
                    stage: try object.required("stage").string(),
                    programme: try object.required("programme").string(),
                    picture: try object.required("picture").string()
                )
            )
        }
    }
}
