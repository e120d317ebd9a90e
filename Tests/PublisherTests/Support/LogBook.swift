import Publisher
import TestKit

/// A log that remembers its lines.
final class LogBook: Sendable {
    private let kept = Locked<[String]>([])

    var lines: [String] { kept.with { $0 } }

    var log: Log {
        Log(least: .debug) { [kept] line in kept.with { $0.append(line) } }
    }

    /// How many lines hold a text.
    func count(of text: String) -> Int { lines.count { $0.contains(text) } }
}
