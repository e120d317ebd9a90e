import Disclosure
import POSIX
import Raster

/// The moving half of `placard preview`: files, numbered pictures, and the terminal.
struct PreviewFilm {
    static let options: [Option] = [
        .value("--apng", "FILE", "Write an animated picture of --seconds"),
        .value("--frames", "FOLDER", "Write every frame of --seconds as frame-00000.png and so on"),
        .value("--seconds", "N", "How long pictures move, 1 to 600 (default 10 for files)"),
        .flag("--bare", "Pictures of one pixel a dot and nothing else, as the wire has them"),
    ]

    private static let usualSeconds = 10
    private static let hideCursor = "\u{1B}[?25l"
    private static let showCursor = "\u{1B}[?25h"

    let scene: Scene
    let start: Instant
    let seconds: Int?
    /// Pixels from dot to dot; nil for one pixel a dot without a board around them.
    let pitch: Int?

    init(_ invocation: Invocation, _ scene: Scene, from start: Instant) throws(CommandFailure) {
        self.scene = scene
        self.start = start
        seconds = try invocation.integer("--seconds", in: 1...600)
        let dots = try invocation.integer("--dots", in: 1...DotPicture.maximumPitch)
        if invocation.has("--bare"), dots != nil {
            throw CommandFailure(
                .usage,
                "--bare and --dots exclude each other.",
                remedy: "Leave one of them out."
            )
        }
        pitch = invocation.has("--bare") ? nil : dots ?? 6
    }

    private var film: Film {
        Film(scene, from: start, milliseconds: 1_000 * (seconds ?? PreviewFilm.usualSeconds))
    }

    /// A still picture.
    func picture(of frame: Frame) -> [UInt8] {
        pitch.map { DotPicture(frame, pitch: $0).png } ?? PNGWriter.png(of: frame)
    }

    /// Writes the animated picture.
    func writeAnimation(to path: String, _ console: Console) throws(CommandFailure) {
        let film = film
        let png =
            pitch.map { AnimatedPNGWriter.png(of: film, pitch: $0) }
            ?? AnimatedPNGWriter.png(of: film)
        try Workspace.write(png, to: path)
        console.line("wrote \(path): \(film.shots.count) pictures, \(png.count) bytes")
    }

    /// Writes one picture for every frame of the timeline, changed or not.
    func writeFrames(to folder: String, _ console: Console) throws(CommandFailure) {
        do {
            try Files.makeDirectory(folder)
        } catch {
            throw CommandFailure(.system, "\(error).")
        }
        let count = (seconds ?? PreviewFilm.usualSeconds) * scene.framesPerSecond
        for number in 0..<count {
            let digits = String(number)
            let name = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
            try Workspace.write(
                picture(of: scene.frame(at: scene.instant(ofFrame: number, from: start))),
                to: "\(folder)/frame-\(name).png"
            )
        }
        console.line("wrote \(count) pictures to \(folder), \(scene.framesPerSecond) a second")
    }

    /// Plays in the terminal, in the same place, at the pace of the board.
    func play(_ console: Console) {
        let rows = (scene.height + 1) / 2
        let began = MonotonicTime.now
        let length = Int64(seconds ?? PreviewFilm.usualSeconds) * 1_000
        console.write(PreviewFilm.hideCursor)
        defer { console.write(PreviewFilm.showCursor) }
        var isFirst = true
        var elapsed: Int64 = 0
        while elapsed < length {
            let at = start.advanced(byMilliseconds: elapsed)
            let up = isFirst ? "" : "\u{1B}[\(rows)A\r"
            isFirst = false
            console.write(up + TerminalPicture.text(of: scene.frame(at: at), depth: console.depth))
            let end = start.advanced(byMilliseconds: length)
            let next = min(scene.nextChange(after: at) ?? end, end)
            let due = next.milliseconds - start.milliseconds
            let now = MonotonicTime.now.nanoseconds(since: began) / 1_000_000
            if due > now { Clocks.sleep(milliseconds: Int(due - now)) }
            elapsed = max(due, MonotonicTime.now.nanoseconds(since: began) / 1_000_000)
        }
    }
}
