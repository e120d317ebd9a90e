/// One option of a verb.
struct Option: Sendable {
    /// With its dashes, for example `--png`.
    let name: String
    /// What stands for its value in the help, for example `FILE`; nil for a switch.
    let value: String?
    /// One line of help.
    let help: String
    /// Whether it may be given more than once.
    var isRepeatable = false

    static func flag(_ name: String, _ help: String) -> Option {
        Option(name: name, value: nil, help: help)
    }

    static func value(_ name: String, _ value: String, _ help: String) -> Option {
        Option(name: name, value: value, help: help)
    }

    static func values(_ name: String, _ value: String, _ help: String) -> Option {
        Option(name: name, value: value, help: help, isRepeatable: true)
    }
}

/// One positional argument of a verb.
struct Argument: Sendable {
    enum Count: Sendable {
        case one
        case optional
        case oneOrMore
        case any
    }

    /// What stands for it in the help, for example `ITEM`.
    let name: String
    let count: Count
    /// One line of help.
    let help: String

    init(_ name: String, _ help: String, count: Count = .one) {
        self.name = name
        self.count = count
        self.help = help
    }
}

/// One verb of the command line, as data: the parser, the help and the tests read the same table.
struct Verb: Sendable {
    let name: String
    /// One line for the list of verbs.
    let summary: String
    /// Paragraphs for the verb's own help.
    let discussion: String
    let arguments: [Argument]
    let options: [Option]
    let run: @Sendable (Invocation, Console) throws -> ExitCode

    init(
        _ name: String,
        _ summary: String,
        discussion: String,
        arguments: [Argument] = [],
        options: [Option] = [],
        run: @escaping @Sendable (Invocation, Console) throws -> ExitCode
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.run = run
    }
}
