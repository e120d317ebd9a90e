import Disclosure
import Layout
import Notation
import POSIX
import Planning
import Publisher
import Raster
import Store

/// `placard preview`: a board's frame as a picture, before anything hangs.
enum PreviewVerb {
    static let verb = Verb(
        "preview",
        "Draw a board's frame, or an item as a board would show it",
        discussion: """
            With a board's id: the frame of that board at --at (default: now). With an item's id: \
            the item's newest revision alone on --board (default: the first), whether it is \
            approved or not. The picture is the frame that goes on the wire, dot for dot; with \
            --apng, --frames or --seconds it moves as the board will.

              placard preview hall --png hall.png
              placard preview KP-001 --board hall --terminal
              placard preview hall --apng hall.png --seconds 20
            """,
        arguments: [Argument("ITEM|BOARD", "an item's or a board's id")],
        options: Workspace.options + [
            .value("--png", "FILE", "Write a picture with every LED as a dot"),
            .value(
                "--dots",
                "PIXELS",
                "Pixels from dot to dot in the picture, 1 to 32 (default 6)"
            ),
            .flag("--terminal", "Draw in the terminal (default without --png)"),
            .value("--board", "ID", "The board for an item"),
            .value("--at", "TIME", "The instant, as 2026-11-21T09:41"),
        ] + PreviewFilm.options,
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let instant = try Workspace.instant(invocation, zone: configuration.zone)
        let (scene, isItem) = try scene(of: invocation, configuration, at: instant, console)
        let film = try PreviewFilm(invocation, scene, from: instant)
        let moves = invocation.value("--apng") != nil || invocation.value("--frames") != nil
        if let path = invocation.value("--apng") { try film.writeAnimation(to: path, console) }
        if let folder = invocation.value("--frames") { try film.writeFrames(to: folder, console) }
        let frame = isItem ? fullestFrame(of: scene, from: instant) : scene.frame(at: instant)
        if let path = invocation.value("--png") {
            try Workspace.write(film.picture(of: frame), to: path)
            console.line("wrote \(path)")
        }
        if invocation.has("--terminal") || (invocation.value("--png") == nil && !moves) {
            if film.seconds != nil {
                film.play(console)
            } else {
                console.write(TerminalPicture.text(of: frame, depth: console.depth))
            }
        }
        return .success
    }

    /// The scene that is asked for, and whether it is an item's alone.
    private static func scene(
        of invocation: Invocation,
        _ configuration: Configuration,
        at instant: Instant,
        _ console: Console
    ) throws -> (scene: Scene, isItem: Bool) {
        let name = invocation.arguments[0]
        let shelf = try FaceShelf.open(configuration.fonts)
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        let snapshot = try store.snapshot().snapshot
        if let board = configuration.boards.first(where: { $0.board.id == name }) {
            let planner = configuration.planner
            let index = planner.index(snapshot, at: instant)
            let programme = planner.programme(index, for: board.board, at: instant)
            let names = index.unitNames
            return (try draw(programme, on: board, names, configuration, shelf, console), false)
        }
        let board = try Workspace.board(invocation.value("--board"), of: configuration)
        let item = try item(name, in: store, configuration)
        let programme = Programme(
            showing: item,
            on: board.board,
            at: instant,
            planner: configuration.planner
        )
        let names = Dictionary(
            snapshot.units.map { ($0.code, $0.name) },
            uniquingKeysWith: { $1 }
        )
        return (try draw(programme, on: board, names, configuration, shelf, console), true)
    }

    /// The frame with the most dots lit within half a minute: text that scrolls in is then in view.
    private static func fullestFrame(of scene: Scene, from instant: Instant) -> Frame {
        var best = scene.frame(at: instant)
        for step in 1..<60 {
            let frame = scene.frame(at: instant.advanced(byMilliseconds: Int64(step) * 500))
            if frame.litCount > best.litCount { best = frame }
        }
        return best
    }

    private static func draw(
        _ programme: Programme,
        on board: BoardConfiguration,
        _ unitNames: [String: String],
        _ configuration: Configuration,
        _ shelf: FaceShelf,
        _ console: Console
    ) throws -> Scene {
        var desk = BoardDesk(board, of: configuration, faces: shelf.library)
        guard let composition = desk.compose(programme, unitNames: unitNames) else {
            throw desk.fault ?? PublisherError(.layout, "nothing can be laid out", remedy: "")
        }
        for warning in composition.warnings {
            console.writeError("placard: \(warning)\n")
        }
        return Scene(composition)
    }

    private static func item(
        _ id: String,
        in store: DisclosureStore,
        _ configuration: Configuration
    ) throws(CommandFailure) -> Item {
        let newest: RecordedRevision?
        do {
            newest = try ShowVerb.history(of: id, in: store).last
        } catch  where error.code == .failure {
            let boards = configuration.boards.map(\.board.id)
            throw CommandFailure(
                .failure,
                "there is no item and no board “\(id)”.",
                remedy: nearestName(to: id, among: boards).map { "Did you mean \($0)?" }
                    ?? error.remedy
            )
        }
        guard let item = newest?.item else {
            throw CommandFailure(
                .store,
                "\(id) cannot be drawn: \(newest?.problem ?? "it has no content").",
                remedy: "Import it again."
            )
        }
        return item
    }
}

extension Frame {
    /// Dots that are not dark.
    fileprivate var litCount: Int { pixels.count { $0 != 0 } }
}
