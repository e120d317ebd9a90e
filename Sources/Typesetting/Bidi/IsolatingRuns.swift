/// Rule X10: stretches of one level, joined across the isolates within them (BD13).
struct IsolatingRuns: Sendable {
    /// One such stretch with the directions at its ends.
    struct Sequence: Sendable {
        /// The characters of the stretch.
        let indices: [Int]
        /// Their level.
        let level: Int
        /// The direction before the first.
        let start: BidiClass
        /// The direction after the last.
        let end: BidiClass
    }

    /// All sequences in the order of their first characters.
    let sequences: [Sequence]

    init(
        _ explicit: ExplicitLevels,
        _ classes: [BidiClass],
        _ isolates: BidiIsolates,
        paragraphLevel: Int
    ) {
        let present = classes.indices.filter { explicit.levels[$0] != nil }
        let runs = IsolatingRuns.levelRuns(present, explicit.levels)
        var runOfFirst: [Int: Int] = [:]
        for (number, run) in runs.enumerated() {
            if let first = run.first { runOfFirst[first] = number }
        }
        var places: [Int: Int] = [:]
        for (place, index) in present.enumerated() { places[index] = place }
        sequences = runs.compactMap { run -> Sequence? in
            guard let first = run.first, !isolates.matched.contains(first),
                let level = explicit.levels[first]
            else { return nil }
            var indices = run
            while let last = indices.last, let terminator = isolates.terminators[last],
                let next = runOfFirst[terminator]
            {
                indices += runs[next]
            }
            let last = indices.last ?? first
            let before = places[first].flatMap { $0 > 0 ? explicit.levels[present[$0 - 1]] : nil }
            let after = places[last].flatMap { place in
                place + 1 < present.count ? explicit.levels[present[place + 1]] : nil
            }
            let isOpen = IsolatingRuns.isInitiator(classes[last])
            let beyond = isOpen ? paragraphLevel : after ?? paragraphLevel
            return Sequence(
                indices: indices,
                level: level,
                start: IsolatingRuns.direction(max(level, before ?? paragraphLevel)),
                end: IsolatingRuns.direction(max(level, beyond))
            )
        }
    }

    private static func direction(_ level: Int) -> BidiClass {
        level.isMultiple(of: 2) ? .l : .r
    }

    private static func isInitiator(_ bidiClass: BidiClass) -> Bool {
        bidiClass == .lri || bidiClass == .rli || bidiClass == .fsi
    }

    /// BD7: neighbours of one level; a terminator always begins a run of its own level's stretch.
    private static func levelRuns(_ present: [Int], _ levels: [Int?]) -> [[Int]] {
        var runs: [[Int]] = []
        for index in present {
            if let last = runs.last?.last, levels[last] == levels[index] {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
        return runs
    }
}
