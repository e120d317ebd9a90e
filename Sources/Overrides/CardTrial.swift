public import Disclosure
import Notation
public import POSIX

/// A test card that a person wants to see on one board of a running service, for a while.
public struct CardTrial: Sendable, Hashable {
    /// The longest trial, in milliseconds.
    public static let longestMilliseconds: Int64 = 3_600_000

    /// What became of it.
    public struct End: Sendable, Hashable {
        /// When it ended.
        public let at: Instant
        /// Packets of the card that the board took.
        public let frames: Int
        /// What stood in the way; nil when the board took it.
        public let fault: String?

        /// Makes an end.
        public init(at: Instant, frames: Int, fault: String?) {
            self.at = at
            self.frames = frames
            self.fault = fault
        }
    }

    /// The board.
    public let board: String
    /// Who wants it.
    public let person: String
    /// From when until when.
    public let span: Range<Instant>
    /// What became of it; nil while it stands or waits.
    public var end: End?

    /// Makes a trial; nil when it would last for longer than one may.
    public init?(board: String, person: String, span: Range<Instant>) {
        let length = span.upperBound.milliseconds - span.lowerBound.milliseconds
        guard length <= Self.longestMilliseconds else { return nil }
        self.board = board
        self.person = person
        self.span = span
    }

    /// Whether the card is to be on the board.
    public func isDue(at now: Instant) -> Bool { end == nil && span.contains(now) }
}

/// The small file beside the store by which a person asks the service for a test card, and by which
/// it says what became of it.
///
///     { "schema": "placard.trials/1", "trials": [{ "board": "gate", "person": "张三",
///       "from": 1795831200000, "until": 1795831210000, "ended": …, "frames": 280, "fault": null }] }
///
/// One that cannot be read asks for nothing: a board without a test card is no harm.
public struct TrialFile: Sendable, Hashable {
    private static let schema = "placard.trials/1"
    private static let maximumBytes = 1 << 18
    private static let lockMilliseconds = 500
    /// How long an ended trial is kept for who asked for it, in milliseconds.
    private static let keptMilliseconds: Int64 = 60_000

    /// Where it is: the store's path with `.trials` behind it.
    public let path: String

    /// The file that belongs to a store.
    public init(beside store: String) { path = store + ".trials" }

    /// The trials by board.
    public func read() -> [String: CardTrial] {
        guard Files.status(path, followingLinks: false) != nil,
            let bytes = try? Files.read(path, limitBytes: Self.maximumBytes),
            let root = try? JSONReader.read(bytes),
            let object = try? JSONCursor(root).object(keys: ["schema", "trials"]),
            (try? object.required("schema").string()) == Self.schema,
            let list = try? object.required("trials").array()
        else { return [:] }
        let trials = list.compactMap { try? Self.trial($0) }
        return Dictionary(trials.map { ($0.board, $0) }, uniquingKeysWith: { $1 })
    }

    /// Changes it; trials that are long over are struck out, and none have no file.
    public func change(
        at now: Instant,
        _ body: (inout [String: CardTrial]) -> Void
    ) throws(SystemError) {
        let lock = try FileLock(path + ".lock", withinMilliseconds: Self.lockMilliseconds)
        var trials = read()
        body(&trials)
        trials = trials.filter {
            now.milliseconds < $0.value.span.upperBound.milliseconds + Self.keptMilliseconds
        }
        if trials.isEmpty {
            try Files.remove(path)
        } else {
            let text = Self.text(trials.values.sorted { $0.board < $1.board })
            try Files.writeAtomically(Array(text.utf8), to: path, permissions: 0o664)
        }
        _ = consume lock
    }

    private static func trial(_ cursor: JSONCursor) throws(NotationError) -> CardTrial? {
        let object = try cursor.object(keys: [
            "board", "person", "from", "until", "ended", "frames", "fault",
        ])
        let from = try instant(object.required("from"))
        let until = try instant(object.required("until"))
        guard from < until else { return nil }
        var trial = CardTrial(
            board: try object.required("board").string(),
            person: try object.required("person").string(),
            span: from..<until
        )
        if let ended = object.optional("ended") {
            trial?.end = CardTrial.End(
                at: try instant(ended),
                frames: try object.required("frames").integer(in: 0...Int(Int32.max)),
                fault: try object.optional("fault")?.string()
            )
        }
        return trial
    }

    private static func instant(_ cursor: JSONCursor) throws(NotationError) -> Instant {
        Instant(milliseconds: Int64(try cursor.integer(in: 0...Int(1) << 53)))
    }

    private static func text(_ trials: [CardTrial]) -> String {
        let entries = trials.map { trial in
            var members = [
                JSONMember("board", .string(trial.board)),
                JSONMember("person", .string(trial.person)),
                JSONMember("from", .integer(trial.span.lowerBound.milliseconds)),
                JSONMember("until", .integer(trial.span.upperBound.milliseconds)),
            ]
            if let end = trial.end {
                members.append(JSONMember("ended", .integer(end.at.milliseconds)))
                members.append(JSONMember("frames", .integer(end.frames)))
                if let fault = end.fault { members.append(JSONMember("fault", .string(fault))) }
            }
            return JSONValue.object(members)
        }
        return JSONValue.object([
            JSONMember("schema", .string(schema)), JSONMember("trials", .array(entries)),
        ]).prettyText + "\n"
    }
}
