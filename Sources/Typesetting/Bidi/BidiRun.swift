/// The rules W1 to W7 and N0 to N2 on one isolating run sequence.
struct BidiRun: Sendable {
    let sequence: IsolatingRuns.Sequence
    /// The classes as the rules change them, one a character of the sequence.
    var classes: [BidiClass]
    /// The classes of the characters before any rule.
    let original: [BidiClass]

    init(
        _ sequence: IsolatingRuns.Sequence,
        _ classes: [BidiClass],
        original: [BidiClass]
    ) {
        self.sequence = sequence
        self.classes = sequence.indices.map { classes[$0] }
        self.original = sequence.indices.map { original[$0] }
    }

    /// The direction of the level itself.
    var embedding: BidiClass { sequence.level.isMultiple(of: 2) ? .l : .r }

    /// I1 and I2: the level of a character by its resolved class.
    func level(at place: Int) -> Int {
        switch (sequence.level.isMultiple(of: 2), classes[place]) {
        case (true, .r): sequence.level + 1
        case (true, .an), (true, .en): sequence.level + 2
        case (false, .l), (false, .en), (false, .an): sequence.level + 1
        default: sequence.level
        }
    }

    /// W1 to W7: marks, digits and what stands among digits.
    mutating func resolveWeak() {
        resolveMarks()
        resolveDigits()
        resolveSeparators()
        resolveTerminators()
        var strong = sequence.start
        for place in classes.indices {
            switch classes[place] {
            case .l, .r: strong = classes[place]
            case .es, .et, .cs: classes[place] = .on
            case .en where strong == .l: classes[place] = .l
            default: break
            }
        }
    }

    /// W1.
    private mutating func resolveMarks() {
        var previous = sequence.start
        for place in classes.indices {
            if classes[place] == .nsm { classes[place] = previous }
            switch classes[place] {
            case .lri, .rli, .fsi, .pdi: previous = .on
            default: previous = classes[place]
            }
        }
    }

    /// W2 and W3: digits after Arabic letters are Arabic digits.
    private mutating func resolveDigits() {
        var strong = sequence.start
        for place in classes.indices {
            switch classes[place] {
            case .l, .r: strong = classes[place]
            case .al:
                strong = .al
                classes[place] = .r
            case .en where strong == .al: classes[place] = .an
            default: break
            }
        }
    }

    /// W4: one separator between two digits of a kind.
    private mutating func resolveSeparators() {
        guard classes.count > 2 else { return }
        for place in 1..<classes.count - 1 where classes[place - 1] == classes[place + 1] {
            switch (classes[place], classes[place - 1]) {
            case (.es, .en), (.cs, .en): classes[place] = .en
            case (.cs, .an): classes[place] = .an
            default: break
            }
        }
    }

    /// W5: signs beside European digits.
    private mutating func resolveTerminators() {
        var start = 0
        while start < classes.count {
            guard classes[start] == .et else {
                start += 1
                continue
            }
            var end = start
            while end < classes.count, classes[end] == .et { end += 1 }
            let before = start > 0 && classes[start - 1] == .en
            let after = end < classes.count && classes[end] == .en
            if before || after {
                for place in start..<end { classes[place] = .en }
            }
            start = end
        }
    }
}
