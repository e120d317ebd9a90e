import Benchmarks
import Disclosure
import Measures
import Notation
import POSIX

/// `placard bench`: the figures of Documentation/performance.md, measured on this machine.
enum BenchVerb {
    static let verb = Verb(
        "bench",
        "Measure start, commit to wire, boards, text, imports, kiosk, plans and store",
        discussion: """
            Starts this very program against boards and senders of its own and prints medians with \
            their spread. A busy machine makes every figure worse; compare ratios of one run. \
            Text is measured beside plain C, and beside FreeType where it is installed; \
            the kiosk beside nginx, with wrk.

              placard bench --only boards --runs 3

            The parts are start, commit, boards, text, import, kiosk, planner and store.
            """,
        arguments: [
            Argument("HELPER", "what the bench starts for itself", count: .any)
        ],
        options: Installation.options + [
            .value(
                "--only",
                "PART",
                "Measure one part alone, or of boards flood, turns, line, trouble or crowd"
            ),
            .value("--runs", "N", "Measure each figure so often (default: 5)"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        if let word = invocation.arguments.first {
            guard let helper = BenchHelper(rawValue: word) else {
                throw CommandFailure(
                    .usage,
                    "“\(word)” is no helper of the bench.",
                    remedy: "Start placard bench without it."
                )
            }
            let fonts = helper.isPlain ? "" : try Installation(invocation).fonts
            try helper.run(Array(invocation.arguments.dropFirst()), fonts: fonts)
            return .success
        }
        let part = try ItemsVerb.word(
            invocation,
            "--only",
            BenchPart.init(rawValue:),
            BenchPart.allCases.map(\.rawValue)
        )
        let installation = try Installation(invocation)
        let bench = Bench(
            program: Files.canonicalPath("/proc/self/exe") ?? "/proc/self/exe",
            layouts: installation.layouts,
            fonts: installation.fonts,
            runs: try invocation.integer("--runs", in: 1...1_000) ?? Bench.defaultRuns,
            makeStore: { path in
                try SampleStore.create(
                    at: path,
                    now: Instant(milliseconds: Clocks.wallMilliseconds())
                )
            },
            progress: { console.writeError($0 + "\n") }
        )
        do {
            let figures = try bench.figures(of: part.map { [$0] } ?? BenchPart.whole)
            if invocation.has("--json") {
                console.json(.array(figures.map(json)))
            } else {
                console.write(FigureTable.markdown(figures))
            }
            return figures.allSatisfy(\.isMet) ? .success : .failure
        } catch let error as BenchError {
            throw CommandFailure(.failure, error.problem, remedy: error.remedy)
        }
    }

    private static func json(_ figure: Figure) -> JSONValue {
        [
            "name": .string(figure.name), "unit": .string(figure.unit),
            "value": .number(figure.value), "least": .number(figure.spread.lowerBound),
            "most": .number(figure.spread.upperBound), "samples": .integer(figure.samples),
            "goal": figure.goal.map { .number($0) } ?? .null, "met": .bool(figure.isMet),
        ]
    }
}
