@testable import Typesetting

extension Paragraph {
    /// The text with a bar at every place where a line may begin.
    var bars: String {
        var text = ""
        for (index, cluster) in clusters.enumerated() {
            if index > 0, verdicts[index].isOpportunity { text += "|" }
            text.append(cluster.character)
        }
        return text
    }

    /// The text of one line.
    func text(of line: Line) -> String {
        String(clusters[line.clusters].map(\.character))
    }

    /// The lines of a width in half-cells, joined as `first ⏎ second`.
    func wrapped(_ width: Int, measure: Measure = .halfCells) -> String {
        lines(width: width, measure: measure).map(text(of:)).joined(separator: " ⏎ ")
    }

    /// The names of the rules that forbid a line to begin before each cluster.
    func names() -> [String] {
        verdicts.dropFirst().dropLast().map(\.rule.description)
    }
}
