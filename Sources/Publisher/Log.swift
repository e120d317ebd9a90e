import Disclosure

/// How much a line of the log matters.
public enum LogLevel: String, Sendable, Hashable, Comparable, CaseIterable {
    /// For whoever studies the program.
    case debug
    /// Something happened as planned.
    case info
    /// Something needs a look, and the service goes on.
    case warning
    /// A part of the service does not work.
    case error

    /// The number that the journal and syslog have for it, 0 the gravest (syslog(3)).
    var priority: Int {
        switch self {
        case .debug: 7
        case .info: 6
        case .warning: 4
        case .error: 3
        }
    }

    /// Tells whether `a` matters less than `b`.
    public static func < (a: LogLevel, b: LogLevel) -> Bool {
        let order = LogLevel.allCases
        return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
    }
}

/// Where the publisher tells what happens: a constant message, and fields that say of what.
public struct Log: Sendable {
    private let least: LogLevel
    private let isJournal: Bool
    private let sink: @Sendable (String) -> Void

    /// Makes a log that drops lines below a level and gives the rest to `sink`, without line ends;
    /// for the journal, each line begins with its priority.
    public init(
        least: LogLevel = .info,
        isJournal: Bool = false,
        sink: @escaping @Sendable (String) -> Void
    ) {
        self.least = least
        self.isJournal = isJournal
        self.sink = sink
    }

    /// A log that nobody reads.
    public static let silent = Log(least: .error) { _ in }

    /// Writes one line: `level=info msg="scene posted" board=hall`.
    package func write(
        _ level: LogLevel,
        _ message: String,
        _ fields: KeyValuePairs<String, String> = [:]
    ) {
        write(level, message, fields.map { ($0.key, $0.value) })
    }

    /// Writes one line whose fields are not always the same.
    package func write(
        _ level: LogLevel,
        _ message: String,
        _ fields: [(key: String, value: String)]
    ) {
        guard level >= least else { return }
        var line = isJournal ? "<\(level.priority)>" : ""
        line += "level=\(level.rawValue) msg=\(Log.quoted(message))"
        for (key, value) in fields {
            line += " \(key)=\(Log.quoted(value))"
        }
        sink(line)
    }

    /// A value as logfmt has it: bare when it is one plain word, else in quotes.
    static func quoted(_ text: String) -> String {
        let isBare =
            !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && scalar != "\"" && scalar != "=" && scalar.value != 0x7F
            }
        if isBare { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            default: quoted.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
            }
        }
        return quoted + "\""
    }
}
