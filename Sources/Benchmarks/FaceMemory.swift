import Glyphs
import Measures
import POSIX

/// What drawing keeps in memory: of the process's own, and of the face that processes share.
struct FaceMemory {
    /// Most that may stay of the process's own after drawing, in bytes: what the allocator keeps.
    private static let goalOwnBytes = 256 << 10
    /// A text so short that it touches a few pages of a face.
    private static let shortCharacters = 60

    private var own: Double = 0
    private var few: Double = 0
    private var many: Double = 0

    /// Opens a face anew and draws 60 characters with it, then 2,000 others.
    init?(face path: String) throws {
        guard let start = Host.memoryBytes() else { return nil }
        let mapped = try MappedFile(path)
        let face = try unsafe Face(FaceStorage(mapped: mapped.bytes) { _ = mapped })
        let chain = FaceChain([face])
        let short = String(BenchTexts.disclosures.prefix(Self.shortCharacters))
        Self.draw(short, chain)
        guard let first = Host.memoryBytes() else { return nil }
        Self.draw(BenchTexts.hanzi, chain)
        guard let last = Host.memoryBytes() else { return nil }
        own = Double((last.resident - last.shared) - (first.resident - first.shared))
        few = Double(first.shared - start.shared)
        many = Double(last.shared - start.shared)
    }

    private static func draw(_ text: String, _ chain: FaceChain) {
        // Looked at, so that it is drawn.
        if GlyphStrip(text, faces: chain).width == 0 { preconditionFailure("nothing was drawn") }
    }

    var figures: [Figure] {
        [
            Figure("face in memory after 60 characters, shared", "kB", [few / 1e3]),
            Figure("the same after 2,000 other hanzi, shared", "kB", [many / 1e3]),
            Figure(
                "own memory kept by drawing those",
                "kB",
                [max(0, own) / 1e3],
                goal: Double(Self.goalOwnBytes) / 1e3
            ),
        ]
    }
}
