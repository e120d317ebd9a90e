import Disclosure
import Exhibits

/// The shapes that stand beside words: five lamps, told apart without colour.
enum Symbols {
    private static let disc = "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z"

    /// A lamp's shape in its colour; hidden from screen readers, because its word stands beside it.
    static func lamp(_ lamp: Lamp) -> Markup {
        """
        <svg class="lamp \(tone(lamp))" viewBox="0 0 16 16" aria-hidden="true">\
        <path fill-rule="evenodd" d="\(path(lamp))"/></svg>
        """
    }

    /// A lamp with its word.
    static func word(_ lamp: Lamp) -> Markup {
        """
        <span class="status \(tone(lamp))">\(self.lamp(lamp))\
        \(Page.label(lamp.chineseWord, lamp.englishWord))</span>
        """
    }

    /// The style class of a lamp's colour.
    static func tone(_ lamp: Lamp) -> String {
        switch lamp {
        case .notStarted: "not-started"
        case .onSchedule: "on-schedule"
        case .late: "late"
        case .overdue: "overdue"
        case .done: "done"
        }
    }

    private static func path(_ lamp: Lamp) -> String {
        switch lamp {
        case .done: disc + "M6.8 11.8L3.4 8.4l1.4-1.4 2 2 4.4-4.4 1.4 1.4z"
        case .onSchedule: disc
        case .late: "M8 1.2L15.4 14.6H.6z"
        case .overdue: "M1.5 1.5h13v13h-13zM4 6.9v2.2h8v-2.2z"
        case .notStarted: disc + "M8 3.3a4.7 4.7 0 1 1 0 9.4a4.7 4.7 0 1 1 0-9.4z"
        }
    }
}

/// Bars drawn to scale.
enum Bars {
    /// Progress from 0 to 100 with a mark at where it should be.
    static func progress(_ progress: Int, _ reading: PlanReading) -> Markup {
        let width = min(100, max(0, progress))
        let expected = min(100, max(0, reading.expected))
        let mark: Markup =
            reading.lamp == .done || reading.lamp == .notStarted
            ? "" : "<path class=\"mark\" d=\"M\(expected) 0V12\"/>"
        return """
            <svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" \
            aria-label="进度 \(progress)%，按计划今天应到 \(reading.expected)%">\
            <rect class="track" y="2" width="100" height="8"/>\
            <rect class="fill \(Symbols.tone(reading.lamp))" y="2" width="\(width)" height="8"/>\
            \(mark)</svg>
            """
    }

    /// A share of 100 in one colour; the number stands beside it in words.
    static func share(_ percent: Double) -> Markup {
        let tenths = Int((min(100, max(0, percent)) * 10).rounded())
        return """
            <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="track" y="2" width="1000" height="8"/>\
            <rect class="fill" y="2" width="\(tenths)" height="8"/></svg>
            """
    }

    /// How many of each lamp, side by side.
    static func stack(_ counts: [(lamp: Lamp, count: Int)]) -> Markup {
        let total = max(1, counts.reduce(0) { $0 + $1.count })
        var pieces: [Markup] = []
        var start = 0
        for (lamp, count) in counts where count > 0 {
            let width = count * 1_000 / total
            pieces.append(
                """
                <rect class="fill \(Symbols.tone(lamp))" x="\(start)" \
                width="\(max(1, width - 6))" height="12"/>
                """
            )
            start += width
        }
        return """
            <svg class="bar stack" viewBox="0 0 1000 12" preserveAspectRatio="none" \
            aria-hidden="true">\(pieces.joined())</svg>
            """
    }
}
