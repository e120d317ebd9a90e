import Glyphs
import Measures
import POSIX

/// A font made ready, and texts of 2,000 characters drawn into strips.
struct GlyphBench {
    private static let goalReady = 0.5
    private static let goalReading = 0.25
    private static let goalOverForeign = 0.33
    private static let goalOverPlain = 2.0
    private static let first: Unicode.Scalar = "中"
    private static let fileLimitBytes = 64 << 20
    /// How often a text is drawn for one sample.
    private static let repeats = 20

    /// What the rounds measured, in nanoseconds.
    struct Rounds {
        var ready: [Double] = []
        var foreignReady: [Double] = []
        var reading: [Double] = []
        var foreignReading: [Double] = []
        var ours: [[Double]] = [[], []]
        var plain: [[Double]] = [[], []]
        var foreign: [[Double]] = [[], []]
    }

    var rounds = Rounds()
    private let path: String
    private let mapped: MappedFile
    private let chain: FaceChain
    private let foreign: (files: ForeignFiles, font: ForeignFont)?
    private let texts: [Sample]
    private var words: [UInt64]
    /// Keeps the compiler from leaving work out.
    private var ink: UInt64 = 0

    private struct Sample {
        var name: String
        var text: String
        var bytes: [UInt8]
        var words: Int
    }

    /// Maps the face and sees to it that everybody draws the same dots.
    init(face path: String, foreign files: ForeignFiles?) throws {
        self.path = path
        mapped = try MappedFile(path)
        let chain = FaceChain([try GlyphBench.open(path)])
        self.chain = chain
        foreign = try files.map { files in
            guard let font = ForeignFont(files.bdf, first: GlyphBench.first) else {
                throw BenchError("FreeType does not open \(files.bdf).")
            }
            return (files, font)
        }
        texts = [
            ("disclosures", BenchTexts.disclosures), ("2,000 different hanzi", BenchTexts.hanzi),
        ].map { name, text in
            let columns = GlyphStrip(text, faces: chain).width
            return Sample(
                name: name,
                text: text,
                bytes: Array(text.utf8),
                words: PlainGlyphs.words(columns: columns)
            )
        }
        words = []
        for sample in texts { try compare(sample) }
    }

    private static func open(_ path: String) throws -> Face {
        let mapped = try MappedFile(path)
        return try unsafe Face(FaceStorage(mapped: mapped.bytes) { _ = mapped })
    }

    private mutating func compare(_ sample: Sample) throws {
        let strip = GlyphStrip(sample.text, faces: chain)
        words = [UInt64](repeating: 0, count: sample.words)
        var drawn = [("Plain C", PlainGlyphs.draw(sample.bytes, face: mapped, into: &words), words)]
        if let font = foreign?.font {
            drawn.append(("FreeType", font.draw(sample.bytes, into: &words), words))
        }
        for (name, columns, words) in drawn {
            let isSame = (0..<strip.wordsPerRow).allSatisfy { index in
                (0..<strip.height).allSatisfy { y in
                    words[index * PlainGlyphs.rows + y] == strip.word(index, row: y)
                }
            }
            guard columns == strip.width, isSame else {
                throw BenchError(
                    "\(name) draws other dots than Placard (\(sample.name)).",
                    remedy: "Build the faces with make fonts from the Unifont installed."
                )
            }
        }
    }

    /// One round of everything, in turn.
    mutating func measure() throws {
        rounds.ready.append(
            try TextBench.nanoseconds {
                let face = try GlyphBench.open(path)
                ink &+= face.glyph(for: GlyphBench.first)?.row(0) ?? 0
            }
        )
        if let files = foreign?.files {
            rounds.foreignReady.append(try GlyphBench.foreignOpening(files.pcf))
            rounds.reading.append(try reading(files.bdf))
            rounds.foreignReading.append(try GlyphBench.foreignOpening(files.bdf))
        }
        for (index, sample) in texts.enumerated() {
            words = [UInt64](repeating: 0, count: sample.words)
            let glyphs = Double(BenchTexts.count * GlyphBench.repeats)
            let ours = TextBench.nanoseconds {
                for _ in 0..<GlyphBench.repeats {
                    ink &+= GlyphStrip(sample.text, faces: chain).word(0, row: 7)
                }
            }
            let plain = TextBench.nanoseconds {
                for _ in 0..<GlyphBench.repeats {
                    ink &+= UInt64(PlainGlyphs.draw(sample.bytes, face: mapped, into: &words) ?? 0)
                }
            }
            rounds.ours[index].append(ours / glyphs)
            rounds.plain[index].append(plain / glyphs)
            guard let font = foreign?.font else { continue }
            let theirs = TextBench.nanoseconds {
                for _ in 0..<GlyphBench.repeats {
                    ink &+= UInt64(font.draw(sample.bytes, into: &words) ?? 0)
                }
            }
            rounds.foreign[index].append(theirs / glyphs)
        }
    }

    /// Reads a BDF whole; giving its memory back is not counted, as it is not for FreeType.
    private mutating func reading(_ path: String) throws -> Double {
        var font: BitmapFont?
        let time = try TextBench.nanoseconds {
            font = try BDFReader.read(try Files.read(path, limitBytes: GlyphBench.fileLimitBytes))
        }
        ink &+= font?.glyphs[GlyphBench.first.value]?.rows.first ?? 0
        return time
    }

    private static func foreignOpening(_ path: String) throws -> Double {
        var font: ForeignFont?
        let time = TextBench.nanoseconds { font = ForeignFont(path, first: first) }
        guard font != nil else { throw BenchError("FreeType does not open \(path).") }
        return time
    }

    /// The figures of all rounds.
    var figures: [Figure] { readyFigures + texts.indices.flatMap(glyphFigures) }

    private var readyFigures: [Figure] {
        func milliseconds(_ samples: [Double]) -> [Double] { samples.map { $0 / 1e6 } }
        var figures = [
            Figure("compiled face of 57,000 glyphs ready", "ms", milliseconds(rounds.ready))
        ]
        guard foreign != nil else { return figures }
        figures += [
            Figure("PCF of the same ready in FreeType", "ms", milliseconds(rounds.foreignReady)),
            Figure(
                "compiled face over FreeType's PCF",
                "",
                TextBench.ratios(rounds.ready, over: rounds.foreignReady),
                goal: GlyphBench.goalReady
            ),
            Figure("BDF of the same read", "ms", milliseconds(rounds.reading)),
            Figure("the same by FreeType", "ms", milliseconds(rounds.foreignReading)),
            Figure(
                "BDF read, Placard's time over FreeType's",
                "",
                TextBench.ratios(rounds.reading, over: rounds.foreignReading),
                goal: GlyphBench.goalReading
            ),
        ]
        return figures
    }

    private func glyphFigures(_ index: Int) -> [Figure] {
        let name = texts[index].name
        let ours = rounds.ours[index]
        var figures = [
            Figure("time of a glyph, \(name)", "ns", ours),
            Figure("the same by plain C", "ns", rounds.plain[index]),
            Figure(
                "glyph, Placard's time over C's, \(name)",
                "",
                TextBench.ratios(ours, over: rounds.plain[index]),
                goal: GlyphBench.goalOverPlain
            ),
        ]
        guard foreign != nil else { return figures }
        figures += [
            Figure("the same by FreeType (BDF)", "ns", rounds.foreign[index]),
            Figure(
                "glyph, Placard's time over FreeType's, \(name)",
                "",
                TextBench.ratios(ours, over: rounds.foreign[index]),
                goal: GlyphBench.goalOverForeign
            ),
        ]
        return figures
    }
}
