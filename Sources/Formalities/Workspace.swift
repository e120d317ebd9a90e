package import Disclosure
import Notation
import POSIX
import Planning
package import Publisher

/// What most verbs need first: the configuration, found and read, with failures in whole sentences.
package enum Workspace {
    /// Options of every verb that reads the configuration.
    package static let options: [Option] = [
        .value(
            "--config",
            "FILE",
            "Configuration (default: $PLACARD_CONFIG, ./placard.json5, "
                + "/etc/placard/placard.json5)"
        )
    ]

    /// Finds and reads the configuration.
    package static func configuration(_ invocation: Invocation) throws(CommandFailure)
        -> Configuration
    {
        try configuration(at: configurationPath(invocation))
    }

    /// Reads a configuration.
    package static func configuration(at path: String) throws(CommandFailure) -> Configuration {
        guard Files.status(path) != nil else {
            throw CommandFailure(
                .configuration,
                "there is no configuration \(path).",
                remedy: "Write one with placard init, or name another with --config FILE."
            )
        }
        let text = try readText(path, .configuration)
        do {
            return try ConfigurationReader.read(text, folder: Files.directory(of: path))
        } catch {
            throw CommandFailure(.configuration, "\(path):\(error)")
        }
    }

    /// Where the configuration is.
    package static func configurationPath(_ invocation: Invocation) throws(CommandFailure) -> String
    {
        if let given = invocation.value("--config") ?? Host.environment("PLACARD_CONFIG") {
            return given
        }
        let places = ["placard.json5", "/etc/placard/placard.json5"]
        guard let found = places.first(where: { Files.status($0) != nil }) else {
            throw CommandFailure(
                .configuration,
                "no configuration was found at \(places.joined(separator: " or ")).",
                remedy: "Write one with placard init, or name one with --config FILE."
            )
        }
        return found
    }

    /// Reads a text file in UTF-8.
    package static func readText(_ path: String, _ code: ExitCode) throws(CommandFailure) -> String
    {
        let bytes = try readBytes(path, code)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(code, "\(path) is not UTF-8 text.", remedy: "Save it as UTF-8.")
        }
        return text
    }

    /// Reads a whole file; `-` is standard input.
    package static func readBytes(_ path: String, _ code: ExitCode) throws(CommandFailure)
        -> [UInt8]
    {
        do {
            return path == "-"
                ? try Host.readInput(limitBytes: Files.defaultReadLimitBytes)
                : try Files.read(path)
        } catch {
            throw CommandFailure(code, "\(error).")
        }
    }

    /// Writes a whole file, replacing an old one at once.
    package static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        do {
            try Files.writeAtomically(bytes, to: path)
        } catch {
            // The user named this path; the file beside it that is renamed is no matter of theirs.
            let told = SystemError(call: error.call, errno: error.errno)
            throw CommandFailure(.system, "\(told.during("write \(path)")).")
        }
    }

    /// The instant that `--at` names, or now.
    package static func instant(
        _ invocation: Invocation,
        zone: Zone
    ) throws(CommandFailure) -> Instant {
        guard let text = invocation.value("--at") else {
            return Instant(milliseconds: Clocks.wallMilliseconds())
        }
        guard let instant = read(text, zone) else {
            throw CommandFailure(
                .usage,
                "--at is “\(text)”, which is no date and time.",
                remedy: "Write it as 2026-11-21T09:41 (the board's zone) or with an offset, "
                    + "2026-11-21T09:41:00+08:00."
            )
        }
        return instant
    }

    /// The day that an option names; nil when it was not given.
    package static func day(
        _ invocation: Invocation,
        _ option: String
    ) throws(CommandFailure) -> CivilDate? {
        guard let text = invocation.value(option) else { return nil }
        guard let day = CivilDate(iso8601: text) else {
            throw CommandFailure(
                .usage,
                "\(option) is “\(text)”, which is no day of the calendar.",
                remedy: "Write it as 2026-12-01."
            )
        }
        return day
    }

    /// Reads an instant with an offset, or a clock reading in the zone.
    private static func read(_ text: String, _ zone: Zone) -> Instant? {
        if let instant = Instant(iso8601: text) { return instant }
        guard let utc = Instant(iso8601: text + "Z") else { return nil }
        return utc.advanced(byMilliseconds: Int64(-zone.offsetSeconds) * 1_000)
    }

    /// The board that `--board` names, else all.
    package static func boards(
        _ invocation: Invocation,
        of configuration: Configuration
    ) throws(CommandFailure) -> [BoardConfiguration] {
        guard let id = invocation.value("--board") else { return configuration.boards }
        return [try board(id, of: configuration)]
    }

    /// The board with an id, or the first one.
    package static func board(
        _ id: String?,
        of configuration: Configuration
    ) throws(CommandFailure) -> BoardConfiguration {
        guard let id else {
            if let first = configuration.boards.first { return first }
            throw CommandFailure(
                .configuration,
                "the configuration names no board.",
                remedy: "Add one to \"boards\"."
            )
        }
        if let board = configuration.boards.first(where: { $0.board.id == id }) { return board }
        let known = configuration.boards.map(\.board.id)
        throw CommandFailure(
            .usage,
            "there is no board “\(id)”.",
            remedy: nearestName(to: id, among: known).map { "Did you mean \($0)?" }
                ?? "Boards are: \(known.joined(separator: ", "))."
        )
    }
}
