import Measures
import Testing

@Suite("Figures of the bench")
struct FigureTests {
    @Test("percentiles are samples, by nearest rank")
    func percentiles() {
        let samples = Samples([5, 1, 4, 2, 3])
        #expect(samples.median == 3)
        #expect(Samples([9, 1]).median == 5, "neither of two is better than the other")
        #expect(samples.percentile(0.99) == 5)
        #expect(samples.percentile(0) == 1)
        #expect(samples.range == 1...5)
        #expect(samples.count == 5)
    }

    @Test("no samples give zeros, not a crash")
    func empty() {
        #expect(Samples([]).median == 0)
        #expect(Samples([]).range == 0...0)
    }

    @Test("the 99th of a hundred is the second largest")
    func hundred() {
        #expect(Samples((1...100).map(Double.init)).percentile(0.99) == 99)
    }

    @Test(
        "a goal is met up to its own value",
        arguments: [(4.9, true), (5.0, true), (5.1, false)]
    )
    func goals(value: Double, isMet: Bool) {
        let figure = Figure(
            name: "share",
            unit: "%",
            value: value,
            spread: value...value,
            samples: 1,
            goal: 5
        )
        #expect(figure.isMet == isMet)
    }

    @Test("the table holds name, value, spread, goal and verdict")
    func table() {
        let figures = [
            Figure(
                name: "start",
                unit: "ms",
                value: 12.345,
                spread: 11...60.5,
                samples: 15,
                goal: 50
            ),
            Figure(name: "memory", unit: "MB", value: 31, spread: 31...31, samples: 3, goal: 30),
            Figure(name: "ratio", unit: "", value: 0.0123, spread: 0...1_234, samples: 2),
        ]
        #expect(
            FigureTable.markdown(figures) == """
                | figure | value | min to max | samples | goal |  |
                |---|---|---|---|---|---|
                | start | 12.3 ms | 11.0 to 60.5 | 15 | ≤ 50.0 ms | met |
                | memory | 31.0 MB | 31.0 to 31.0 | 3 | ≤ 30.0 MB | **missed** |
                | ratio | 0.0123 | 0 to 1234 | 2 | stated |  |

                """
        )
    }
}
