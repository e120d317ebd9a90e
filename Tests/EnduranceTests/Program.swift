#if ENDURANCE
import POSIX
import TestKit

/// The bench as a program: `endurance days FIRST LAST HOURS`, `endurance memory SEED HOURS`, or
/// `endurance flapping SEED HOURS`.
@main
enum Program {
    static func main() throws {
        let words = CommandLine.arguments
        let numbers = words.dropFirst(2).compactMap { UInt64($0) }
        switch words.dropFirst().first {
        case "days" where numbers.count == 3:
            days(numbers[0]...numbers[1], hours: Double(numbers[2]))
        case "memory" where numbers.count == 2:
            try memory(seed: numbers[0], hours: Int(numbers[1]))
        case "flapping" where numbers.count == 2:
            try flapping(seed: numbers[0], hours: Int(numbers[1]))
        case "noise" where numbers.count == 1:
            try noise(count: Int(numbers[0]))
        default:
            Host.print("endurance noise COUNT\n")
            Host.print("endurance days FIRST LAST HOURS | endurance memory SEED HOURS\n")
            Host.print("endurance flapping SEED HOURS\n")
            Host.exit(2)
        }
    }

    /// Prints one line a seed, and violations after it.
    ///
    /// A day that fails leaves its evidence in place. One that could not be run to its end, since
    /// another program took a wall's port for example, counts as failed; the others go on.
    private static func days(_ seeds: ClosedRange<UInt64>, hours: Double) {
        var failed = 0
        for seed in seeds {
            do {
                if try day(seed, hours: hours) { continue }
            } catch {
                Host.print("seed \(seed) FAILS to run: \(error)\n")
            }
            failed += 1
        }
        Host.print("\(seeds.count) days of \(hours) h, \(failed) failed\n")
        if failed > 0 { Host.exit(1) }
    }

    /// Runs one day and tells whether it holds.
    private static func day(_ seed: UInt64, hours: Double) throws -> Bool {
        let start = MonotonicTime.now
        var day = try Day(seed: seed)
        try day.run(hours: hours)
        let took = MonotonicTime.now.nanoseconds(since: start) / 1_000_000
        let verdict = try day.bench.export().verdict()
        let acts = day.acts.values.reduce(0, +)
        let refused = day.refusals.values.reduce(0, +)
        let troubles = day.counts.values.reduce(0, +)
        Host.print(
            "seed \(seed) \(verdict.holds ? "holds" : "FAILS") \(took) ms"
                + " steps \(day.bench.steps) acts \(acts)"
                + " refused \(refused) troubles \(troubles) \(verdict.text)"
        )
        if !verdict.holds { try day.bench.export().keep(as: "seed-\(seed)") }
        return verdict.holds
    }

    /// Damages so many packets of each protocol with a cyclic check, in two ways.
    private static func noise(count: Int) throws {
        var isGood = true
        for damage in Noise.Damage.allCases {
            for language in try Noise.languages() {
                let result = Noise.run(language, damage, count: count, seed: 3)
                // By chance one in 65,536 fits; four times that is no chance any more.
                let most = damage == .bursts ? 0 : count * 4 / 65_536 + 2
                isGood = isGood && result.wrong <= most
                Host.print(
                    "\(language.name), \(damage.rawValue): \(result.damaged) damaged, "
                        + "\(result.wrong) taken for others, \(result.unharmed) unharmed\n"
                )
            }
        }
        if !isGood { Host.exit(1) }
    }

    /// The memory of the whole process after each hour.
    private static func memory(seed: UInt64, hours: Int) throws {
        var figures: [Int] = []
        var day = try Day(seed: seed)
        try day.run(hours: Double(hours)) {
            figures.append(Host.residentBytes() ?? 0)
            Host.print("hour \(figures.count): \((figures.last ?? 0) / 1_024) KiB\n")
        }
        if !isFlat(figures) { Host.exit(1) }
    }

    /// Memory, descriptors and threads after each hour in which walls came and went every few
    /// seconds: what each leaves behind would add up.
    private static func flapping(seed: UInt64, hours: Int) throws {
        var figures: [Int] = []
        var open: [Int] = []
        var day = try Day(seed: seed, course: .flapping)
        try day.run(hours: Double(hours)) {
            figures.append(Host.residentBytes() ?? 0)
            open.append(Host.openDescriptorCount())
            let threads = (try? Files.list("/proc/self/task").count) ?? 0
            Host.print("hour \(figures.count): \((figures.last ?? 0) / 1_024) KiB, ")
            Host.print("\(open.last ?? 0) descriptors, \(threads) threads\n")
        }
        let verdict = try day.bench.export().verdict()
        let third = max(1, open.count / 3)
        let isLeaking =
            (open.suffix(third).max() ?? 0) > (open.dropLast(third).suffix(third).max() ?? 0)
        Host.print("\(day.counts.values.reduce(0, +)) troubles in \(hours) h: ")
        Host.print(isLeaking ? "descriptors are left open, " : "no descriptor is left open, ")
        Host.print(verdict.holds ? "the walls hold, " : "the walls do NOT hold: \(verdict.text), ")
        if !isFlat(figures) || isLeaking || !verdict.holds { Host.exit(1) }
    }

    /// Whether the last third of the figures lies within one per cent of the third before.
    private static func isFlat(_ figures: [Int]) -> Bool {
        let third = max(1, figures.count / 3)
        let last = median(figures.suffix(third))
        let before = median(figures.dropLast(third).suffix(third))
        let growth = 100 * (Double(last) / Double(before) - 1)
        Host.print("grew by \(Int((growth * 100).rounded())) hundredths of a per cent:")
        Host.print(growth < 1 ? " flat\n" : " NOT FLAT\n")
        return growth < 1
    }

    private static func median(_ figures: some Sequence<Int>) -> Int {
        let sorted = figures.sorted()
        return sorted.isEmpty ? 1 : sorted[sorted.count / 2]
    }
}
#endif
