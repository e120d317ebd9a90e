/// How well a composition can be read: from how far, for how long, and by how many who pass.
public struct Legibility: Sendable {
    /// How far a face carries.
    public struct Reach: Sendable, Hashable {
        /// Dots from the top of a cell to its bottom.
        public let cellHeight: Int
        /// Metres up to which it is read with comfort.
        public let comfortableMetres: Double
        /// Metres beyond which it cannot be read.
        public let limitMetres: Double
    }

    /// One item in the loop.
    public struct Turn: Sendable, Hashable {
        /// What is shown.
        public let revision: ShownRevision
        /// Seconds of one showing.
        public let seconds: Double
        /// The share of visits, from 0 to 1, that see a whole showing.
        public let visitShare: Double
        /// Seconds from the beginning of the loop until it was seen whole for the first time.
        public let firstEndSeconds: Double
    }

    /// Comfortable distance in glyph heights: a hanzi needs 24.2 minutes of arc (critical size of
    /// 30 normally sighted students), and D = 21,600 H / (6.283 x 24.2) (NUREG-0700).
    static let comfortableHeights = 142.0
    /// Greatest distance in glyph heights: 16 minutes of arc (ISO 9241-3, minimum).
    static let limitHeights = 215.0
    /// How long people stand before a board, in seconds.
    public static let visitSeconds = 90.0
    /// The longest loop that nobody is warned of, in seconds.
    public static let longestLoopSeconds = 180.0

    /// The faces of the layout, smallest first; empty without a pitch.
    public let reaches: [Reach]
    /// Seconds until everything begins again.
    public let loopSeconds: Double
    /// The items in the order of their first showing.
    public let turns: [Turn]
    /// Characters a second of the fastest moving text; nil when nothing moves.
    public let fastestCharactersPerSecond: Double?
    /// What a person should consider, a sentence each.
    public let warnings: [String]

    /// Works it out; `pitchMillimetres` is the distance from lamp to lamp.
    public init(_ composition: Composition, layout: LayoutDocument, pitchMillimetres: Double?) {
        let heights = Set(layout.zones.compactMap { $0.source.style?.face.height }).sorted()
        reaches = heights.compactMap { height in
            pitchMillimetres.map { Legibility.reach(height, pitch: $0) }
        }
        let rate = Double(max(1, composition.framesPerSecond))
        let loop = composition.acts.reduce(0) { $0 + $1.frames }
        loopSeconds = Double(loop) / rate
        turns = Legibility.turns(composition, rate: rate, loop: loopSeconds)
        fastestCharactersPerSecond = composition.acts.lazy.flatMap(\.lanes)
            .compactMap { Legibility.characterRate($0, rate: rate) }.max()
        warnings = Legibility.warnings(
            loop: loopSeconds,
            fastest: fastestCharactersPerSecond,
            pace: composition.pace,
            turns: turns
        )
    }

    /// From how far a cell can be read whose dots lie so far apart.
    static func reach(_ cellHeight: Int, pitch: Double) -> Reach {
        let metres = Double(cellHeight) * pitch / 1_000
        return Reach(
            cellHeight: cellHeight,
            comfortableMetres: metres * comfortableHeights,
            limitMetres: metres * limitHeights
        )
    }

    private static func characterRate(_ lane: Lane, rate: Double) -> Double? {
        guard case .strip(let strip) = lane.content else { return nil }
        let pixels = Double(strip.speed.pixels) * rate / Double(strip.speed.frames)
        return pixels / strip.pixelsPerCharacter
    }

    private static func warnings(
        loop: Double,
        fastest: Double?,
        pace: ReadingPace,
        turns: [Turn]
    ) -> [String] {
        var warnings: [String] = []
        if loop > longestLoopSeconds {
            warnings.append(
                "one round takes \(Int(loop.rounded())) s, and who stays "
                    + "\(Int(visitSeconds)) s sees part of it; show fewer items, or shorter texts"
            )
        }
        let standard = ReadingPace.standard.charactersPerSecond
        if pace.charactersPerSecond > standard
            || (fastest ?? 0) > standard * ReadingPace.tolerance + 0.001
        {
            let shown = max(fastest ?? 0, pace.charactersPerSecond)
            let tenths = (shown * 10).rounded() / 10
            warnings.append(
                "text runs at \(tenths) characters a second, faster than most people read "
                    + "(\(standard)); leave out the pace \"faster\" or take another frame rate"
            )
        }
        for turn in turns where turn.seconds > visitSeconds {
            warnings.append(
                "\(turn.revision.item) takes \(Int(turn.seconds.rounded())) s, longer than anybody "
                    + "stays; shorten it"
            )
        }
        return warnings
    }
}

extension Legibility {
    /// A stretch of the loop, in seconds.
    private typealias Stretch = (start: Double, end: Double)

    private static func turns(_ composition: Composition, rate: Double, loop: Double) -> [Turn] {
        var order: [ShownRevision] = []
        var showings: [ShownRevision: [Stretch]] = [:]
        func add(_ revision: ShownRevision, _ start: Double, _ end: Double) {
            if showings[revision] == nil { order.append(revision) }
            showings[revision, default: []].append((start, end))
        }
        var start = 0.0
        for act in composition.acts {
            let end = start + Double(act.frames) / rate
            let shared = act.lanes.compactMap(parts).first
            if let shared {
                let seconds =
                    Double(shared.strip.speed.frames)
                    / (Double(shared.strip.speed.pixels) * rate)
                var place = 0
                for part in shared.strip.parts {
                    let until = place + part.length + shared.lane
                    add(part.revision, Double(place) * seconds, Double(until) * seconds)
                    place += part.length
                }
            } else {
                for revision in act.shows { add(revision, start, end) }
            }
            start = end
        }
        return order.map { revision in
            let stretches = showings[revision] ?? []
            return Turn(
                revision: revision,
                seconds: stretches.map { $0.end - $0.start }.max() ?? 0,
                visitShare: visitShare(stretches, loop: loop),
                firstEndSeconds: stretches.first?.end ?? 0
            )
        }
    }

    private static func parts(of lane: Lane) -> (strip: Strip, lane: Int)? {
        guard case .strip(let strip) = lane.content, !strip.parts.isEmpty else { return nil }
        return (strip, strip.direction.isHorizontal ? lane.area.width : lane.area.height)
    }

    /// The share of arrival times from which a visit sees one of the showings from start to end.
    private static func visitShare(_ showings: [Stretch], loop: Double) -> Double {
        guard loop > 0 else { return 0 }
        var arrivals: [Stretch] = []
        for showing in showings {
            // Whoever comes between these two sees it all before leaving.
            let earliest = showing.end - visitSeconds
            let room = showing.start - earliest
            if room < 0 { continue }
            if room >= loop { return 1 }
            let start = earliest - (earliest / loop).rounded(.down) * loop
            let end = start + room
            arrivals.append((start, min(end, loop)))
            if end > loop { arrivals.append((0, end - loop)) }
        }
        var covered = 0.0
        var reached = 0.0
        for arrival in arrivals.sorted(by: { $0.start < $1.start }) {
            covered += max(0, arrival.end - max(arrival.start, reached))
            reached = max(reached, arrival.end)
        }
        return min(1, covered / loop)
    }
}
