import Glyphs
import POSIX

extension FontsVerb {
    @Sendable static func compile(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let inputs = Array(invocation.arguments.dropFirst())
        guard !inputs.isEmpty, let out = invocation.value("--out"),
            let name = invocation.value("--name")
        else {
            throw CommandFailure(
                .usage,
                "fonts compile needs at least one INPUT, --name and --out.",
                remedy: "See placard fonts --help for an example."
            )
        }
        let height = try invocation.integer("--height", in: 1...64) ?? 16
        let placement = try placement(invocation, height: height)
        let files = try inputs.map { FontFile(name: $0, bytes: try PackedFile.read($0)) }
        try write(files, name, placement, invocation, to: out, console)
        return .success
    }

    /// Adds a font of the operator's own to the folder of faces.
    @Sendable static func importFont(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        guard invocation.arguments.count == 2 else {
            throw CommandFailure(
                .usage,
                "fonts import needs one font file.",
                remedy: "For example: placard fonts import club16.bdf --name own16"
            )
        }
        let path = invocation.arguments[1]
        let file = FontFile(name: path, bytes: try PackedFile.read(path))
        let placement: CellPlacement
        if let height = try invocation.integer("--height", in: 1...64) {
            placement = try self.placement(invocation, height: height)
        } else {
            do {
                placement = try FaceBuilder.ownPlacement(of: file)
            } catch {
                throw CommandFailure(.configuration, "\(error)")
            }
        }
        let stem = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
        let name = invocation.value("--name") ?? String(stem)
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw CommandFailure(
                .usage,
                "“\(name)” is no name of a face.",
                remedy: "Give --name with ASCII letters and digits, as own16."
            )
        }
        let folder = try folder(invocation)
        try write([file], name, placement, invocation, to: "\(folder)/\(name).face", console)
        return .success
    }

    private static func placement(
        _ invocation: Invocation,
        height: Int
    ) throws(CommandFailure) -> CellPlacement {
        CellPlacement(
            cellHeight: height,
            ascent: try invocation.integer("--ascent", in: 0...64) ?? (height - height / 8),
            advance: invocation.has("--grid") ? .grid : .declared,
            ranges: try ranges(invocation.all("--range")),
            hexRows: try invocation.integer("--hex-rows", in: 1...64)
        )
    }

    private static func write(
        _ files: [FontFile],
        _ name: String,
        _ placement: CellPlacement,
        _ invocation: Invocation,
        to out: String,
        _ console: Console
    ) throws(CommandFailure) {
        let times = try invocation.integer("--times", in: 1...4) ?? 1
        guard placement.cellHeight * times <= FontLimits.glyphDots else {
            throw CommandFailure(
                .usage,
                "\(placement.cellHeight) rows taken \(times) times are more than "
                    + "\(FontLimits.glyphDots).",
                remedy: "Give a smaller --height or --times."
            )
        }
        let build: FaceBuild
        do {
            build = try FaceBuilder.build(
                files,
                name: name,
                placement: placement,
                enlargement: times,
                source: invocation.value("--source") ?? ""
            )
        } catch {
            throw CommandFailure(.configuration, "\(error)")
        }
        try Workspace.write(build.bytes, to: out)
        let report = build.report
        console.line(
            "\(out): \(build.font.glyphs.count) glyphs, \(build.font.cellHeight) rows, "
                + "\(build.bytes.count / 1_024) KiB"
                + (report.clipped.isEmpty ? "" : ", \(report.clipped.count) clipped")
                + (report.omitted.isEmpty ? "" : ", \(report.omitted.count) left out")
        )
    }

    /// Reads `4E00-9FFF` or `3400`.
    private static func ranges(
        _ texts: [String]
    ) throws(CommandFailure) -> [ClosedRange<UInt32>] {
        var found: [ClosedRange<UInt32>] = []
        for text in texts {
            do {
                found.append(try CellPlacement.range(text))
            } catch {
                throw CommandFailure(.usage, "--range: \(error)")
            }
        }
        return found
    }
}

/// Reads a file that may be packed with gzip, which the system's own program unpacks.
enum PackedFile {
    /// How long the unpacking of a font may take, in milliseconds.
    private static let patience = 60_000

    static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
        let bytes = try Workspace.readBytes(path, .configuration)
        guard bytes.starts(with: [0x1F, 0x8B]), path != "-" else { return bytes }
        guard let gzip = ChildProcess.find("gzip") else {
            throw CommandFailure(
                .system,
                "\(path) is packed, and there is no gzip to unpack it.",
                remedy: "Install gzip, or unpack the file elsewhere."
            )
        }
        do {
            return try unpack(path, with: gzip)
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.system, "\(error).")
        }
    }

    private static func unpack(_ path: String, with gzip: String) throws -> [UInt8] {
        let child = try ChildProcess.start(gzip, arguments: ["-dc", "--", path])
        guard let output = child.takeOutput() else { return [] }
        let damaged = CommandFailure(
            .configuration,
            "\(path) cannot be unpacked, or holds over \(FontLimits.fileBytes) bytes.",
            remedy: "Fetch the file again."
        )
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        reading: while bytes.count <= FontLimits.fileBytes {
            guard try output.waitReadable(milliseconds: patience) else { throw damaged }
            switch try output.read(into: &piece) {
            case .moved(let count): bytes += piece[..<count]
            case .wouldBlock: continue
            case .ended: break reading
            }
        }
        guard bytes.count <= FontLimits.fileBytes,
            try child.wait(milliseconds: patience) == .exited(0)
        else { throw damaged }
        return bytes
    }
}
