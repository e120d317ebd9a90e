public import Chronicle
public import Disclosure
import Glyphs
public import Layout
public import Planning
public import Raster

/// The editor of one board: what it shows now, laid out and drawn.
///
/// A board whose layout or faces are at fault has no composer; the others go on without it.
public struct BoardDesk: Sendable {
    /// The board.
    public let configuration: BoardConfiguration
    /// Why nothing can be laid out for it; nil when all is well.
    public private(set) var fault: PublisherError?
    /// What it shows now; nil before the first plan.
    public private(set) var programme: Programme?
    /// The programme, drawn; nil before the first plan.
    public private(set) var scene: Scene?
    /// The scene with what the ledger keeps of it; nil before the first plan.
    public private(set) var staged: StagedScene?
    /// What a person should look at in the present scene.
    public private(set) var warnings: [LayoutWarning] = []

    private var memory = ActMemory()
    private var plan: StandingPlan
    /// The layout; nil when it is missing or wrong.
    public let layout: LayoutDocument?
    private let faces: FaceLibrary
    private let office: String
    private let zone: Zone
    /// The board's own letters, where it draws text by itself.
    private let script: BoardScript?

    /// Makes the editor; a missing or wrong layout becomes its fault.
    public init(
        _ board: BoardConfiguration,
        of configuration: Configuration,
        faces: FaceLibrary
    ) {
        self.configuration = board
        plan = StandingPlan(
            limit: StandingPlan.entriesOfAll / max(1, configuration.boards.count)
        )
        self.faces = faces
        self.office = configuration.office
        self.zone = configuration.zone
        do {
            script = try BoardScript(board)
        } catch {
            script = nil
            fault = error
        }
        do {
            layout = try LayoutShelf.read(
                board.layout,
                folder: configuration.layouts,
                for: board.size
            )
        } catch {
            layout = nil
            fault = error
        }
    }

    /// Plans for an instant, and draws anew if the plan has changed; tells whether it has.
    ///
    /// `change` is what is new in the index since this was called last, as far as it concerns the
    /// board.
    public mutating func update(
        planner: Planner,
        index: PlanningIndex,
        after change: PlanningChange,
        at instant: Instant,
        sceneID: UInt64
    ) -> Bool {
        let next = planner.programme(
            index,
            after: change,
            for: configuration.board,
            at: instant,
            keeping: &plan
        )
        let isSame = programme.map { $0.showsTheSame(as: next) } ?? false
        programme = next
        if isSame, scene != nil { return false }
        guard let composition = compose(next, unitNames: index.unitNames) else { return false }
        warnings = composition.warnings
        let drawn = Scene(composition, id: sceneID, after: scene)
        scene = drawn
        staged = StagedScene(drawn, Playbill(next.slots, unitNames: index.unitNames))
        return true
    }

    /// Lays a programme out for this board.
    public mutating func compose(
        _ programme: Programme,
        unitNames: [String: String]
    ) -> Composition? {
        guard let layout else { return nil }
        do {
            let composer = try Composer(
                layout: layout,
                colours: configuration.colours,
                faces: faces,
                zone: zone,
                framesPerSecond: configuration.framesPerSecond,
                directory: OfficeDirectory(office: office, unitNames: unitNames),
                pace: configuration.pace,
                script: script,
                notice: configuration.notice
            )
            return composer.compose(programme, memory: &memory)
        } catch {
            fault = PublisherError(.layout, "\(error)", remedy: "")
            return nil
        }
    }
}
