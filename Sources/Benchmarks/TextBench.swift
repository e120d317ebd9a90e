import Glyphs
import Measures
import POSIX
import Publisher

/// What fonts, glyphs and scrolling cost, beside plain C and FreeType.
///
/// Everything is measured in turn in every round, with a probe of the clock before it, by the
/// processor time of the one thread that does it all.
struct TextBench {
    /// Rounds are short: so many for each run asked for.
    private static let roundsPerRun = 3

    let bench: Bench
    let folder: String

    func figures() throws -> [Figure] {
        bench.progress("text: preparing fonts and boards")
        var foreign: ForeignFiles?
        switch try ForeignFiles.make(in: folder) {
        case .success(let files): foreign = files
        case .failure(let missing):
            bench.progress(
                "text: FreeType is left out, because \(missing.package) is not installed"
            )
        }
        let memory = try FaceMemory(face: "\(bench.fonts)/han16.face")
        var glyphs = try GlyphBench(face: "\(bench.fonts)/han16.face", foreign: foreign)
        var lanes = try LaneBench(fonts: bench.fonts)
        var probes: [Double] = []
        let rounds = bench.runs * TextBench.roundsPerRun
        // The first round warms up and is forgotten.
        for round in 0...rounds {
            bench.progress("text: round \(round) of \(rounds)")
            probes.append(ClockProbe.nanosecondsPerAddition())
            try glyphs.measure()
            probes.append(ClockProbe.nanosecondsPerAddition())
            lanes.measure()
            if round == 0 {
                glyphs.rounds = GlyphBench.Rounds()
                lanes.rounds = LaneBench.Rounds()
                probes = []
            }
        }
        return glyphs.figures + (memory?.figures ?? []) + lanes.figures + [
            Figure("text: clock probe, one addition", "ns", probes)
        ]
    }

    /// Nanoseconds of this thread that some work takes.
    static func nanoseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = CPUClock.threadNanoseconds()
        try work()
        return Double(CPUClock.threadNanoseconds() - start)
    }

    /// Each of some samples over the one of the same round.
    static func ratios(_ samples: [Double], over others: [Double]) -> [Double] {
        zip(samples, others).map { $0 / $1 }
    }
}
